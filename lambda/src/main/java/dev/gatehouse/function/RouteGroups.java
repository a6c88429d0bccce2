package dev.gatehouse.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which group each guarded route wants: what the stack's settings say, given by the environment variable
 * {@code ROUTE_GROUPS} as {@code GET /admin/report=admin;…}. The gateway checks scopes and knows no groups.
 */
final class RouteGroups {
    private final Map<String, String> byRoute = new LinkedHashMap<>();

    RouteGroups(@Nullable String variable) {
        for (String entry : (variable == null ? "" : variable).split(";", -1)) {
            int equals = entry.lastIndexOf('=');
            if (equals > 0) {
                byRoute.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
    }

    /**
     * The group that a call wants. An event of a REST API names the method of the call, where the route is of every
     * method; so {@code ANY} counts for each method that has no entry. A route beside a guarded {@code ANY} has one:
     * {@code GET /x=}, with no group in it.
     */
    Optional<String> of(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return Optional.ofNullable(byRoute.getOrDefault(route, byRoute.get("ANY " + path)))
                .filter(group -> !group.isEmpty());
    }
}
