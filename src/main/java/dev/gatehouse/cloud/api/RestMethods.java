package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a REST API: a method, its authorization and its integration for each route. */
final class RestMethods extends ComponentResource {
    private final List<Resource> deployed = new ArrayList<>();
    private final List<Resource> permissions;

    RestMethods(
            String name,
            Settings settings,
            RestRoutes routes,
            Authorizer authorizer,
            ScopeNames scopes,
            LambdaFunction function,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestMethods", name, options);
        for (Route route : settings.routes()) {
            deployed.addAll(routes.declare(route, Optional.of(authorizer), scopes, function, this));
        }
        this.permissions = routes.permissions(settings.functionRoutes(), function, this);
        registerOutputs(Map.of());
    }

    /** The resources that a deployment contains. */
    List<Resource> deployed() {
        return List.copyOf(deployed);
    }

    List<Resource> permissions() {
        return List.copyOf(permissions);
    }
}
