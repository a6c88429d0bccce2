package dev.gatehouse.cloud;

import dev.gatehouse.settings.Route;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the API's function is told: where to begin, and what only the stack knows. */
final class ApiFunction {
    private ApiFunction() {}

    /** One jar serves both kinds of API, whose events differ. */
    static String handler(Settings settings) {
        return "dev.gatehouse.function."
                + (settings.api().rest().isPresent() ? "RestApiHandler" : "ApiHandler")
                + "::handleRequest";
    }

    /**
     * The stack's own variables; {@code ROUTE_GROUPS}, which group each guarded route wants; and {@code CORS_ORIGIN}
     * where the function has to say it, behind a REST API.
     */
    static Map<String, String> environment(Settings settings) {
        Map<String, String> variables = new TreeMap<>(settings.function().environment());
        String groups = settings.routes().stream()
                .filter(route -> route.group().isPresent() || isBesideGuardedAny(route, settings.routes()))
                .map(route -> route.key() + "=" + route.group().orElse(""))
                .collect(Collectors.joining(";"));
        if (!groups.isEmpty()) {
            variables.put("ROUTE_GROUPS", groups);
        }
        if (settings.api().rest().isPresent()) {
            settings.api().cors().forEach(origin -> variables.put("CORS_ORIGIN", origin));
        }
        return variables;
    }

    /** Without a word of its own it would be taken for one of the methods of {@code ANY}. */
    private static boolean isBesideGuardedAny(Route route, List<Route> routes) {
        return routes.stream()
                .anyMatch(other -> other.method().equals("ANY")
                        && other.path().equals(route.path())
                        && other.group().isPresent());
    }
}
