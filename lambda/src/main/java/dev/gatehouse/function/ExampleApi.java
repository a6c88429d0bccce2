package dev.gatehouse.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The example API; the gateway has checked each route's scopes. */
final class ExampleApi {
    private final RouteGroups groups;
    private final Resources resources;

    ExampleApi(RouteGroups groups, Resources resources) {
        this.groups = groups;
        this.resources = resources;
    }

    /** As the stack's settings want it. */
    static ExampleApi ofTheStack() {
        return new ExampleApi(
                new RouteGroups(System.getenv("ROUTE_GROUPS")),
                new Resources(() -> UUID.randomUUID().toString()));
    }

    Answer answer(Call call) {
        if (call.route().equals("GET /health")) {
            return Answer.ok(Map.of("status", "ok"));
        }
        if (call.caller().isEmpty()) {
            // Only a route that lost its authorizer leads here: closed all the same.
            return Answer.forbidden("this route needs a token, and none was checked");
        }
        Claims caller = call.caller().get();
        return refusal(call.route(), caller).orElseGet(() -> answer(call, caller));
    }

    private Optional<Answer> refusal(String route, Claims caller) {
        // The gateway asked for a scope, which ID tokens have none of: this is the second door.
        if (caller.isIdToken()) {
            return Optional.of(Answer.forbidden("an access token is needed"));
        }
        return groups.of(route)
                .filter(group -> !caller.groups().contains(group))
                .map(group -> Answer.forbidden("only members of the group " + group + " may do this"));
    }

    private Answer answer(Call call, Claims caller) {
        return switch (call.route()) {
            case "GET /resources" -> Answer.ok(Map.of("resources", resources.all()));
            case "POST /resources" -> add(call, caller);
            case "DELETE /resources/{id}" -> remove(call);
            case "GET /admin/report" ->
                Answer.ok(Map.of("resources", resources.all().size()));
            case "GET /me" -> me(caller);
            default -> Answer.notFound("there is no " + call.route());
        };
    }

    private Answer add(Call call, Claims caller) {
        Resource.Wanted wanted = Resource.Wanted.read(call.body());
        List<String> errors = wanted.errors();
        return errors.isEmpty()
                ? Answer.created(resources.add(wanted.name(), caller.subject().orElse("")))
                : Answer.badRequest(errors);
    }

    private Answer remove(Call call) {
        String id = Optional.ofNullable(call.variables().get("id")).orElse("");
        return resources.remove(id) ? Answer.noContent() : Answer.notFound("there is no resource " + id);
    }

    private static Answer me(Claims caller) {
        if (!caller.isUser()) {
            return Answer.forbidden("a machine's token names no user");
        }
        String name = caller.email().or(caller::username).orElse("");
        return Answer.ok(
                Map.of("message", "Hello, " + name, "userId", caller.subject().orElse("")));
    }
}
