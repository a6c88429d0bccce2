package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.api.Route;
import java.util.List;

/** The methods that a browser may use: those of the routes, no more. */
final class CorsMethods {
    private static final List<String> ALL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    /** What a caller sends that a page may not by itself: the token, and a body that is no form. */
    static final List<String> ALLOW_HEADERS = List.of("authorization", "content-type");

    /** Seconds for which a browser keeps an answer. */
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
