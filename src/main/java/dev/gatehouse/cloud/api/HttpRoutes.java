package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.inputs.AuthorizerJwtConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.InvokePermission;
import dev.gatehouse.settings.api.Route;
import java.util.List;
import java.util.Optional;

/**
 * Declares the parts of an HTTP API that decide who may call which function.
 *
 * @param stage name of the stage
 */
record HttpRoutes(Api api, String stage) {

    /**
     * @param issuer the required {@code iss} claim of tokens
     * @param audience the accepted values of {@code aud}; for a token without it, of {@code client_id}
     */
    Authorizer authorizer(String name, Output<String> issuer, Output<List<String>> audience, Resource parent) {
        return new Authorizer(
                name,
                AuthorizerArgs.builder()
                        .apiId(api.id())
                        .authorizerType("JWT")
                        .identitySources("$request.header.Authorization")
                        .jwtConfiguration(AuthorizerJwtConfigurationArgs.builder()
                                .issuer(issuer)
                                .audiences(audience)
                                .build())
                        .build(),
                ChildOptions.childOf(parent));
    }

    Integration integration(String name, InvokedFunction function, ApiSettings.PayloadFormat format, Resource parent) {
        return new Integration(
                name,
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .integrationType("AWS_PROXY")
                        .integrationMethod("POST")
                        .integrationUri(function.arn())
                        // The versions have different event formats, and the provider's default is 1.0.
                        .payloadFormatVersion(format.version())
                        .timeoutMilliseconds(30_000)
                        .build(),
                ChildOptions.childOf(parent));
    }

    /** @param authorizer not needed for a public route */
    Resource route(
            Route route, Optional<Authorizer> authorizer, Integration integration, ScopeNames scopes, Resource parent) {
        RouteArgs.Builder args = RouteArgs.builder()
                .apiId(api.id())
                .routeKey(route.key())
                .apiKeyRequired(false)
                .target(integration.id().applyValue(id -> "integrations/" + id));
        if (route.isPublic()) {
            args.authorizationType("NONE");
        } else {
            args.authorizationType("JWT")
                    .authorizerId(authorizer.orElseThrow().id())
                    .authorizationScopes(scopes.expand(route.scopes()));
        }
        return new com.pulumi.aws.apigatewayv2.Route(
                ChildOptions.childName(parent, route.key()),
                args.build(),
                ChildOptions.namedChildOf(parent, route.key()));
    }

    /** The permissions for these routes to invoke the function. */
    List<Resource> permissions(List<Route> routes, InvokedFunction function, Resource parent) {
        return InvokePermission.of(routes).stream()
                .<Resource>map(permission -> InvokePermissions.declare(
                        permission,
                        StatementId.of(permission.name()),
                        function,
                        OutputValues.of(api, api.executionArn()),
                        stage,
                        parent))
                .toList();
    }
}
