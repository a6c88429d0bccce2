package dev.gatehouse.cloud;

import dev.gatehouse.settings.Route;
import java.util.List;

/** The methods that a browser may use: those of the routes, no more. */
final class CorsMethods {
    private static final List<String> ALL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    private CorsMethods() {}

    static List<String> of(List<Route> routes) {
        return ALL.stream()
                .filter(method -> routes.stream()
                        .anyMatch(route ->
                                route.method().equals(method) || route.method().equals("ANY")))
                .toList();
    }
}
