package dev.gatehouse.settings.api;

import java.util.List;

/**
 * By which routes the API may call the function: one statement of the function's policy.
 *
 * <p>A route added by hand in the console has none, and does not reach the function. A policy holds 20 KB (Lambda quotas,
 * "Function resource-based policy"), some fifty statements: an API of more routes gets one statement a method.
 *
 * @param name the route's key, or {@code GET /*}
 * @param method as in an ARN: {@code GET}, or {@code *} for any
 * @param path as in an ARN: a {@code *} for each variable
 */
public record InvokePermission(String name, String method, String path) {
    /**
     * What statements of single routes may take up: less than all, because those that take their place are added before
     * they go.
     */
    static final int MOST_BYTES = 16_000;

    /** A statement without its name and path: ARNs of function and API with the longest names, and JSON around them. */
    static final int FRAME_BYTES = 420;

    /** One for each route where the policy holds them, else one for each method. */
    public static List<InvokePermission> of(List<Route> routes) {
        List<InvokePermission> single = routes.stream()
                .map(route -> new InvokePermission(
                        route.key(), method(route), route.path().replaceAll("\\{[^}]+\\}", "*")))
                .toList();
        return single.stream().mapToInt(InvokePermission::bytes).sum() <= MOST_BYTES
                ? single
                : routes.stream()
                        .map(route -> new InvokePermission(route.method() + " /*", method(route), "/*"))
                        .distinct()
                        .toList();
    }

    private int bytes() {
        return FRAME_BYTES + name.length() + path.length();
    }

    private static String method(Route route) {
        return route.method().equals("ANY") ? "*" : route.method();
    }
}
