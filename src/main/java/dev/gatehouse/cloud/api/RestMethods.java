package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.RequestValidator;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.InvokePermission;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of a REST API: a method, its authorization and its integration for each route. */
final class RestMethods extends ComponentResource {
    /** Maximum integration timeout of a REST API. {@link RestDeploymentTrigger} includes it. */
    static final int TIMEOUT_MILLIS = 29_000;

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([^}+]+)\\+?\\}");

    private final List<Resource> deployed = new ArrayList<>();
    private final List<Resource> permissions = new ArrayList<>();

    RestMethods(
            String name,
            Settings settings,
            RestResources api,
            Authorizer authorizer,
            RequestValidator validator,
            ScopeNames scopes,
            LambdaFunction function,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestMethods", name, options);
        for (Route route : settings.routes()) {
            Method method = method(route, api, authorizer, validator, scopes);
            deployed.add(method);
            deployed.add(integration(route, method, api, function));
        }
        for (InvokePermission permission : InvokePermission.of(settings.routes())) {
            // A stack that changes from an HTTP API keeps the statement ids without a prefix until the end of the
            // update.
            permissions.add(InvokePermissions.declare(
                    permission,
                    "rest-" + StatementId.of(permission.name()),
                    function,
                    api.executionArn(),
                    api.stage(),
                    this));
        }
        registerOutputs(Map.of());
    }

    /** The resources that a deployment contains. */
    List<Resource> deployed() {
        return List.copyOf(deployed);
    }

    List<Resource> permissions() {
        return List.copyOf(permissions);
    }

    private Method method(
            Route route, RestResources api, Authorizer authorizer, RequestValidator validator, ScopeNames scopes) {
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
                    .authorizerId(authorizer.id())
                    // Without scopes the authorizer accepts ID tokens and rejects access tokens (Integrate a REST API
                    // with an Amazon Cognito user pool).
                    .authorizationScopes(scopes.expand(route.scopes()));
        }
        return new Method(
                ChildOptions.childName(this, route.key()), args.build(), ChildOptions.namedChildOf(this, route.key()));
    }

    private Integration integration(Route route, Method method, RestResources api, LambdaFunction function) {
        return new Integration(
                ChildOptions.childName(this, route.key()),
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
                ChildOptions.namedChildOf(this, route.key()));
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
