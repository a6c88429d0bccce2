package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The example API, for events of payload format 2.0; the gateway has checked each route's scopes. */
public final class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final RouteGroups groups;
    private final Resources resources;

    /** What Lambda calls. */
    public ApiHandler() {
        this(
                new RouteGroups(System.getenv("ROUTE_GROUPS")),
                new Resources(() -> UUID.randomUUID().toString()));
    }

    ApiHandler(RouteGroups groups, Resources resources) {
        this.groups = groups;
        this.resources = resources;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String route = Optional.ofNullable(event.getRouteKey()).orElse("");
        if (route.equals("GET /health")) {
            return Answer.ok(Map.of("status", "ok"));
        }
        Optional<Claims> caller = Claims.of(event);
        if (caller.isEmpty()) {
            // Only a route that lost its authorizer leads here: closed all the same.
            return Answer.forbidden("this route needs a token, and none was checked");
        }
        return refusal(route, caller.get()).orElseGet(() -> answer(route, event, caller.get()));
    }

    private Optional<APIGatewayV2HTTPResponse> refusal(String route, Claims caller) {
        if (!caller.isAccessToken()) {
            return Optional.of(Answer.forbidden("an access token is needed"));
        }
        return groups.of(route)
                .filter(group -> !caller.groups().contains(group))
                .map(group -> Answer.forbidden("only members of the group " + group + " may do this"));
    }

    private APIGatewayV2HTTPResponse answer(String route, APIGatewayV2HTTPEvent event, Claims caller) {
        return switch (route) {
            case "GET /resources" -> Answer.ok(Map.of("resources", resources.all()));
            case "POST /resources" -> add(event, caller);
            case "DELETE /resources/{id}" -> remove(event);
            case "GET /admin/report" ->
                Answer.ok(Map.of("resources", resources.all().size()));
            case "GET /me" -> me(caller);
            default -> Answer.notFound("there is no " + route);
        };
    }

    private APIGatewayV2HTTPResponse add(APIGatewayV2HTTPEvent event, Claims caller) {
        Resource.Wanted wanted = Resource.Wanted.read(event.getBody());
        List<String> errors = wanted.errors();
        return errors.isEmpty()
                ? Answer.created(resources.add(wanted.name(), caller.subject().orElse("")))
                : Answer.badRequest(errors);
    }

    private APIGatewayV2HTTPResponse remove(APIGatewayV2HTTPEvent event) {
        String id = Optional.ofNullable(event.getPathParameters())
                .map(parameters -> parameters.get("id"))
                .orElse("");
        return resources.remove(id) ? Answer.noContent() : Answer.notFound("there is no resource " + id);
    }

    private static APIGatewayV2HTTPResponse me(Claims caller) {
        if (!caller.isUser()) {
            return Answer.forbidden("a machine's token names no user");
        }
        String name = caller.email().or(caller::username).orElse("");
        return Answer.ok(
                Map.of("message", "Hello, " + name, "userId", caller.subject().orElse("")));
    }
}
