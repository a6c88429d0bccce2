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

/** What only the stack knows and the API's function is told: the variables of its environment. */
public final class FunctionVariables {
    static final Schema KEYS = Schema.part();

    private static final Rule SIZE = KEYS.rule(
            "environment-size",
            "must fit into " + LambdaEnvironment.MAX_BYTES
                    + " bytes together with the groups of guarded routes, for Lambda takes no more",
            "shorten values, or guard one ANY route below {proxy+} in place of many");

    /** DynamoDB quotas: names of tables have at most 255 characters; the engine chooses ours. */
    private static final int TABLE_BYTES = "TABLE".length() + 255 + LambdaEnvironment.BYTES_AROUND_EACH;

    private FunctionVariables() {}

    /**
     * The stack's own; {@code ROUTE_GROUPS}, which group each guarded route wants; and {@code CORS_ORIGIN} where the
     * function has to say it, behind a REST API.
     */
    public static Map<String, String> of(FunctionSettings function, ApiSettings api, List<Route> routes) {
        Map<String, String> variables = new TreeMap<>(function.environment());
        String groups = groups(routes);
        if (!groups.isEmpty()) {
            variables.put("ROUTE_GROUPS", groups);
        }
        if (api.rest().isPresent()) {
            api.cors().forEach(origin -> variables.put("CORS_ORIGIN", origin));
        }
        return variables;
    }

    public static void check(FunctionSettings function, ApiSettings api, List<Route> routes, ConfigPath path) {
        int bytes = LambdaEnvironment.bytes(of(function, api, routes)) + (function.table() ? TABLE_BYTES : 0);
        if (bytes > LambdaEnvironment.MAX_BYTES) {
            path.report(SIZE, bytes + " bytes");
        }
    }

    /** {@code GET /admin/report=admin;…}: the key of each guarded route and its group. */
    private static String groups(List<Route> routes) {
        return routes.stream()
                .filter(route -> route.group().isPresent() || isBesideGuardedAny(route, routes))
                .map(route -> route.key() + "=" + route.group().orElse(""))
                .collect(Collectors.joining(";"));
    }

    /** Without a word of its own it would be taken for one of the methods of {@code ANY}. */
    private static boolean isBesideGuardedAny(Route route, List<Route> routes) {
        return routes.stream()
                .anyMatch(other -> other.method().equals("ANY")
                        && other.path().equals(route.path())
                        && other.group().isPresent());
    }
}
