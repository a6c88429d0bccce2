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

/** A method for each route: who may call it, and the function behind it. */
public final class RestMethods extends ComponentResource {
    /** The most that a REST API waits, of which {@link RestDeploymentTrigger} must know. */
    static final int TIMEOUT_MILLISECONDS = 29_000;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)\\+?\\}");

    private final List<Resource> all = new ArrayList<>();
    private final List<Resource> permissions = new ArrayList<>();

    RestMethods(
            String name,
            Settings settings,
            RestResources api,
            Authorizer authorizer,
            RequestValidator validator,
            ScopeNames scopes,
            LambdaFunction backend,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestMethods", name, options);
        for (Route route : settings.routes()) {
            Method method = method(route, api, authorizer, validator, scopes);
            all.add(method);
            all.add(integration(route, method, api, backend));
        }
        for (InvokePermission grant : InvokePermission.of(settings.routes())) {
            // A stack that changes from HTTP has a statement of the plain name until the end.
            permissions.add(InvokePermissions.of(
                    grant, "rest-" + StatementId.of(grant.name()), backend, api.executionArn(), api.stage(), this));
        }
        registerOutputs(Map.of());
    }

    /** What a deployment takes a picture of. */
    List<Resource> all() {
        return List.copyOf(all);
    }

    List<Resource> permissions() {
        return List.copyOf(permissions);
    }

    private Method method(
            Route route, RestResources api, Authorizer authorizer, RequestValidator validator, ScopeNames scopes) {
        MethodArgs.Builder args = MethodArgs.builder()
                .restApi(api.apiId())
                .resourceId(api.at(route.path()))
                .httpMethod(route.method())
                .apiKeyRequired(false)
                .requestValidatorId(validator.id())
                .requestParameters(variables(route.path()));
        if (route.isPublic()) {
            args.authorization("NONE");
        } else {
            args.authorization("COGNITO_USER_POOLS")
                    .authorizerId(authorizer.id())
                    // Without scopes it would take ID tokens, and refuse access tokens (Integrate a REST API with an
                    // Amazon Cognito user pool).
                    .authorizationScopes(scopes.expand(route.scopes()));
        }
        return new Method(route.key(), args.build(), ChildOptions.childOf(this));
    }

    private Integration integration(Route route, Method method, RestResources api, LambdaFunction backend) {
        return new Integration(
                route.key(),
                IntegrationArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.at(route.path()))
                        // The method's own, so that the method is made first.
                        .httpMethod(method.httpMethod())
                        .type("AWS_PROXY")
                        .integrationHttpMethod("POST")
                        .uri(backend.invokeArn())
                        .timeoutMilliseconds(TIMEOUT_MILLISECONDS)
                        .build(),
                ChildOptions.childOf(this));
    }

    /** The path's variables, for the validator: {@code method.request.path.id}, required. */
    private static Map<String, Boolean> variables(String path) {
        Map<String, Boolean> variables = new TreeMap<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            variables.put("method.request.path." + matcher.group(1), true);
        }
        return variables;
    }
}
