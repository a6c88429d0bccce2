package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import dev.gatehouse.function.claims.RefusedException;
import java.util.Map;

/** The example API; the gateway has checked each route's scopes. */
final class ExampleApi {
    private final RouteGroups groups;
    private final ResourceRoutes resources;

    ExampleApi(RouteGroups groups, Resources resources) {
        this.groups = groups;
        this.resources = new ResourceRoutes(resources);
    }

    /** As the stack's settings want it. */
    static ExampleApi ofTheStack() {
        return new ExampleApi(new RouteGroups(System.getenv("ROUTE_GROUPS")), StackResources.open());
    }

    Answer answer(Call call) {
        if (call.route().equals("GET /health")) {
            return Answer.ok(Map.of("status", "ok"));
        }
        if (call.route().startsWith("OPTIONS ")) {
            // A preflight, where API Gateway calls the function for it; the CORS headers are the gateway's.
            return Answer.noContent();
        }
        try {
            // Only a route that lost its authorizer leads here without a caller: closed all the same.
            Claims caller = Claims.required(call.caller()).refuseIdToken();
            groups.of(call.route()).ifPresent(caller::requireGroup);
            return answer(call, caller);
        } catch (RefusedException e) {
            return Answer.refused(e);
        }
    }

    private Answer answer(Call call, Claims caller) {
        return switch (call.route()) {
            case "GET /resources" -> resources.list(call);
            case "POST /resources" -> resources.add(call, caller);
            case "GET /resources/{id}" -> resources.show(call);
            case "PUT /resources/{id}" -> resources.rename(call, caller);
            case "DELETE /resources/{id}" -> resources.remove(call, caller);
            case "GET /admin/report" -> resources.report();
            case "GET /me" -> me(caller.requireUser());
            default -> Answer.notFound("there is no " + call.route());
        };
    }

    private static Answer me(Claims user) {
        String name = user.email().or(user::username).orElse("");
        return Answer.ok(
                Map.of("message", "Hello, " + name, "userId", user.subject().orElse("")));
    }
}
