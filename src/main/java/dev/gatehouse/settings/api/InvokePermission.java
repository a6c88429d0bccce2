package dev.gatehouse.settings.api;

import java.util.List;

/**
 * A permission of the API to invoke the function: one statement of the function's resource-based policy.
 *
 * <p>A route that someone adds in the console has no permission and cannot invoke the function. A policy has at most 20 KB
 * (Lambda quotas, "Function resource-based policy"), about fifty statements: an API with more routes has one statement for
 * each method.
 *
 * @param name the route's key, or {@code GET /*}
 * @param method as in an ARN: {@code GET}, or {@code *} for any
 * @param path as in an ARN: a {@code *} for each variable
 */
public record InvokePermission(String name, String method, String path) {
    /**
     * The maximum size of statements for single routes. It is less than the quota, because an update adds the new statements
     * before it removes the old ones.
     */
    static final int MAX_ROUTE_STATEMENT_BYTES = 16_000;

    /** A statement without its name and path: ARNs of function and API with the longest names, and JSON around them. */
    static final int STATEMENT_OVERHEAD_BYTES = 420;

    /** One permission for each route if they fit into the policy, otherwise one for each method. */
    public static List<InvokePermission> of(List<Route> routes) {
        List<InvokePermission> single = routes.stream()
                .map(route -> new InvokePermission(
                        route.key(), method(route), route.path().replaceAll("\\{[^}]+\\}", "*")))
                .toList();
        return single.stream().mapToInt(InvokePermission::bytes).sum() <= MAX_ROUTE_STATEMENT_BYTES
                ? single
                : routes.stream()
                        .map(route -> new InvokePermission(route.method() + " /*", method(route), "/*"))
                        .distinct()
                        .toList();
    }

    private int bytes() {
        return STATEMENT_OVERHEAD_BYTES + name.length() + path.length();
    }

    private static String method(Route route) {
        return route.method().equals("ANY") ? "*" : route.method();
    }
}
