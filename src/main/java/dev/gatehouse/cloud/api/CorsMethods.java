package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.api.Route;
import java.util.List;

/** The methods and headers that CORS allows: only the methods of the routes. */
final class CorsMethods {
    private static final List<String> ALL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    /** Request headers that need a preflight: the token and a content type other than a form. */
    static final List<String> ALLOW_HEADERS = List.of("authorization", "content-type");

    /** How long a browser caches the preflight response. */
    static final int MAX_AGE_SECONDS = 300;

    private CorsMethods() {}

    static List<String> of(List<Route> routes) {
        return ALL.stream()
                .filter(method -> routes.stream()
                        .anyMatch(route ->
                                route.method().equals(method) || route.method().equals("ANY")))
                .toList();
    }
}
