package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names a method in a REST stage's settings: {@code ~1resources~1{id}/GET} (MethodSetting, ResourcePath). */
final class MethodPath {
    /** What a method ANY stands for. */
    private static final List<String> ANY_METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private MethodPath() {}

    static String of(String method, String path) {
        return path.replace("/", "~1") + "/" + method;
    }

    /**
     * The throttles that routes have of their own, by method path. Settings know no ANY, so that such a route has one
     * for each method; a route with a method of its own at the same path keeps that method out of it.
     */
    static Map<String, ApiSettings.Throttle> throttles(List<Route> routes) {
        Map<String, ApiSettings.Throttle> all = new LinkedHashMap<>();
        for (Route route : routes) {
            route.throttle()
                    .ifPresent(throttle ->
                            methods(route, routes).forEach(method -> all.put(of(method, route.path()), throttle)));
        }
        return all;
    }

    private static List<String> methods(Route route, List<Route> routes) {
        return route.method().equals("ANY")
                ? ANY_METHODS.stream()
                        .filter(method -> routes.stream()
                                .noneMatch(other -> other.method().equals(method)
                                        && other.path().equals(route.path())))
                        .toList()
                : List.of(route.method());
    }
}
