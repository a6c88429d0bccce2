package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.RequestValidator;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.api.InvokePermission;
import dev.gatehouse.settings.api.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declares the methods of a REST API that invoke a function: a method, its authorization and its integration. */
record RestRoutes(RestResources api, RequestValidator validator) {
    /** Maximum integration timeout of a REST API. {@link RestDeploymentTrigger} includes it. */
    static final int TIMEOUT_MILLIS = 29_000;

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^}+]+)\\+?\\}");

    /**
     * @param authorizer not needed for a public route
     * @return the resources that a deployment contains
     */
    List<Resource> declare(
            Route route, Optional<Authorizer> authorizer, ScopeNames scopes, LambdaFunction function, Resource parent) {
        Method method = method(route, authorizer, scopes, parent);
        return List.of(method, integration(route, method, function, parent));
    }

    /** The permissions for these routes to invoke the function. */
    List<Resource> permissions(List<Route> routes, LambdaFunction function, Resource parent) {
        // A stack that changes from an HTTP API keeps the statement ids without a prefix until the end of the update.
        return InvokePermission.of(routes).stream()
                .<Resource>map(permission -> InvokePermissions.declare(
                        permission,
                        "rest-" + StatementId.of(permission.name()),
                        function,
                        api.executionArn(),
                        api.stage(),
                        parent))
                .toList();
    }

    private Method method(Route route, Optional<Authorizer> authorizer, ScopeNames scopes, Resource parent) {
        MethodArgs.Builder args = MethodArgs.builder()
                .restApi(api.apiId())
                .resourceId(api.resourceId(route.path()))
                .httpMethod(route.method())
                .apiKeyRequired(false)
                .requestValidatorId(validator.id())
                .requestParameters(requestParameters(route.path()));
        if (route.isPublic()) {
            args.authorization("NONE");
        } else {
            args.authorization("COGNITO_USER_POOLS")
                    .authorizerId(authorizer.orElseThrow().id())
                    // Without scopes the authorizer accepts ID tokens and rejects access tokens (Integrate a REST API
                    // with an Amazon Cognito user pool).
                    .authorizationScopes(scopes.expand(route.scopes()));
        }
        return new Method(
                ChildOptions.childName(parent, route.key()),
                args.build(),
                ChildOptions.namedChildOf(parent, route.key()));
    }

    private Integration integration(Route route, Method method, LambdaFunction function, Resource parent) {
        return new Integration(
                ChildOptions.childName(parent, route.key()),
                IntegrationArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(route.path()))
                        // The output of the method, so that Pulumi creates the method first.
                        .httpMethod(method.httpMethod())
                        .type("AWS_PROXY")
                        .integrationHttpMethod("POST")
                        .uri(function.invokeArn())
                        .timeoutMilliseconds(TIMEOUT_MILLIS)
                        .build(),
                ChildOptions.namedChildOf(parent, route.key()));
    }

    /** The path parameters, all required: {@code method.request.path.id}. */
    private static Map<String, Boolean> requestParameters(String path) {
        Map<String, Boolean> parameters = new TreeMap<>();
        Matcher matcher = PATH_VARIABLE.matcher(path);
        while (matcher.find()) {
            parameters.put("method.request.path." + matcher.group(1), true);
        }
        return parameters;
    }
}
