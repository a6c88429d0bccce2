package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import dev.gatehouse.function.claims.RefusedException;
import java.util.Map;

/** The example API. The gateway has already checked the scopes of each route. */
final class ExampleApi {
    private final RouteGroups groups;
    private final ResourceRoutes resources;
    private final McpRoute mcp;

    ExampleApi(RouteGroups groups, ResourceStore resources) {
        this(groups, resources, Map.of());
    }

    /** @param environment the variables {@code MCP_…}; without them there is no MCP endpoint */
    ExampleApi(RouteGroups groups, ResourceStore resources, Map<String, String> environment) {
        this.groups = groups;
        this.resources = new ResourceRoutes(resources);
        this.mcp = new McpRoute(environment, this.resources);
    }

    /** Reads the configuration from the environment variables that the stack sets. */
    static ExampleApi create() {
        return new ExampleApi(new RouteGroups(System.getenv("ROUTE_GROUPS")), ResourceStores.open(), System.getenv());
    }

    McpRoute mcp() {
        return mcp;
    }

    ApiResponse answer(ApiRequest request) {
        if (mcp.matches(request.route())) {
            return mcp.answer(request);
        }
        if (request.route().equals("GET /health")) {
            return ApiResponse.ok(Map.of("status", "ok"));
        }
        if (request.route().startsWith("OPTIONS ")) {
            // A CORS preflight that API Gateway passes to the function. The gateway adds the CORS headers.
            return ApiResponse.noContent();
        }
        try {
            // There are no claims only if the route lost its authorizer. The request is refused in that case, too.
            Claims caller = Claims.required(request.caller()).refuseIdToken();
            groups.of(request.route()).ifPresent(caller::requireGroup);
            return answer(request, caller);
        } catch (RefusedException e) {
            return ApiResponse.refused(e);
        }
    }

    private ApiResponse answer(ApiRequest request, Claims caller) {
        return switch (request.route()) {
            case "GET /resources" -> resources.list(request);
            case "POST /resources" -> resources.add(request, caller);
            case "GET /resources/{id}" -> resources.get(request);
            case "PUT /resources/{id}" -> resources.rename(request, caller);
            case "DELETE /resources/{id}" -> resources.remove(request, caller);
            case "GET /admin/report" -> resources.report();
            case "GET /me" -> me(caller.requireUser());
            default -> ApiResponse.notFound("there is no " + request.route());
        };
    }

    private static ApiResponse me(Claims user) {
        String name = user.email().or(user::username).orElse("");
        return ApiResponse.ok(
                Map.of("message", "Hello, " + name, "userId", user.subject().orElse("")));
    }
}
