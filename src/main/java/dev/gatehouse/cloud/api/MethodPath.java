package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The path of a method in the method settings of a REST API stage: {@code ~1resources~1{id}/GET} (MethodSetting,
 * ResourcePath).
 */
final class MethodPath {
    /** The methods of an ANY route. */
    private static final List<String> ANY_METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private MethodPath() {}

    static String of(String method, String path) {
        return path.replace("/", "~1") + "/" + method;
    }

    /**
     * The throttle of each route that sets one, by method path. Method settings do not support ANY, so an ANY route
     * gets an entry for each method, except for methods with their own route at the same path.
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
