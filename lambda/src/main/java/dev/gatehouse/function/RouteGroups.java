package dev.gatehouse.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The group that each restricted route requires. The stack passes it in the environment variable {@code ROUTE_GROUPS}
 * as {@code GET /admin/report=admin;…}. API Gateway checks scopes, but not groups.
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
     * The group that a request requires. An event of a REST API has the request's method even if the route is declared
     * with {@code ANY}, so {@code ANY} applies to each method without an entry. A route without a group on the same
     * path as a restricted {@code ANY} has an entry with an empty group: {@code GET /x=}.
     */
    Optional<String> of(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return Optional.ofNullable(byRoute.getOrDefault(route, byRoute.get("ANY " + path)))
                .filter(group -> !group.isEmpty());
    }
}
