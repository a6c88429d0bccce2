package dev.gatehouse.settings.function;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.aws.LambdaEnvironment;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment variables of the API's function. */
public final class FunctionVariables {
    static final Schema KEYS = Schema.part();

    private static final Rule SIZE = KEYS.rule(
            "environment-size",
            "must fit into " + LambdaEnvironment.MAX_BYTES
                    + " bytes together with the groups of routes, which is the limit of Lambda",
            "shorten values, or use one ANY route with {proxy+} and a group instead of many routes");

    /** DynamoDB quotas: table names have at most 255 characters; the Pulumi engine chooses the name. */
    private static final int TABLE_BYTES = "TABLE".length() + 255 + LambdaEnvironment.BYTES_PER_VARIABLE;

    private FunctionVariables() {}

    /** The variable with the MCP URL, which the function has in addition if it has {@code MCP_PATH}. */
    private static final int MCP_URL_BYTES = "MCP_URL".length() + 300 + LambdaEnvironment.BYTES_PER_VARIABLE;

    /**
     * The variables of the stack file, {@code ROUTE_GROUPS} with the group of each route, and, for a REST API, {@code
     * CORS_ORIGIN}, which the function must return itself.
     *
     * @param ofMcp variables of the MCP server; empty without one
     */
    public static Map<String, String> of(
            FunctionSettings function, ApiSettings api, List<Route> routes, Map<String, String> ofMcp) {
        Map<String, String> variables = new TreeMap<>(function.environment());
        variables.putAll(ofMcp);
        String groups = groups(routes);
        if (!groups.isEmpty()) {
            variables.put("ROUTE_GROUPS", groups);
        }
        if (api.rest().isPresent()) {
            api.cors().forEach(origin -> variables.put("CORS_ORIGIN", origin));
        }
        return variables;
    }

    public static void check(
            FunctionSettings function,
            ApiSettings api,
            List<Route> routes,
            Map<String, String> ofMcp,
            ConfigPath path) {
        int bytes = LambdaEnvironment.bytes(of(function, api, routes, ofMcp))
                + (function.table() ? TABLE_BYTES : 0)
                + (ofMcp.isEmpty() ? 0 : MCP_URL_BYTES);
        if (bytes > LambdaEnvironment.MAX_BYTES) {
            path.report(SIZE, bytes + " bytes");
        }
    }

    /** {@code GET /admin/report=admin;…}: the key of each route with a group, and the group. */
    private static String groups(List<Route> routes) {
        return routes.stream()
                .filter(route -> route.group().isPresent() || hasAnyRouteWithGroup(route, routes))
                .map(route -> route.key() + "=" + route.group().orElse(""))
                .collect(Collectors.joining(";"));
    }

    /** Such a route needs an entry with an empty group: otherwise the entry of the {@code ANY} route would apply to it. */
    private static boolean hasAnyRouteWithGroup(Route route, List<Route> routes) {
        return routes.stream()
                .anyMatch(other -> other.method().equals("ANY")
                        && other.path().equals(route.path())
                        && other.group().isPresent());
    }
}
