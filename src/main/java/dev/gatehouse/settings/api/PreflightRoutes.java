package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Schema;
import java.util.List;

/**
 * Routes of an HTTP API that take a browser's preflight and refuse it: a route of the method {@code ANY} or
 * {@code OPTIONS} that needs a token. API Gateway answers preflights itself only where no such route matches.
 *
 * <p>CHOICE: a warning, and no route that we add ourselves: the documentation wants an integration for it, and whether
 * API Gateway then calls the function is not documented. A route without a token stays one that the stack names.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">Configure CORS for HTTP
 *     APIs</a>, "Configuring CORS for an HTTP API with a $default route and an authorizer"
 */
public final class PreflightRoutes {
    static final Schema KEYS = Schema.part();

    private static final String OPTIONS = "OPTIONS";
    private static final String REFUSED = KEYS.warning(
            "a browser's preflight matches this route and is refused, for it carries no token; add a route of the"
                    + " method OPTIONS and the same path with public: true");
    private static final String CLOSED = KEYS.warning(
            "a browser's preflight matches this route and is refused, for it carries no token; write public: true");

    private PreflightRoutes() {}

    public static void check(ApiSettings api, List<Route> routes, Problems problems) {
        // A REST API has its own OPTIONS method on each path, without an authorizer.
        if (api.cors().isEmpty() || api.rest().isPresent()) {
            return;
        }
        for (Route route : routes) {
            ConfigPath path = new ConfigPath("gatehouse:routes." + route.key(), problems);
            if (!route.isPublic() && route.method().equals(OPTIONS)) {
                path.warn(CLOSED);
            } else if (!route.isPublic() && route.method().equals("ANY") && !hasOptions(route, routes)) {
                path.warn(REFUSED);
            }
        }
    }

    /** API Gateway prefers the method OPTIONS to ANY only on the same path. */
    private static boolean hasOptions(Route any, List<Route> routes) {
        String wanted = any.normalizedKey().replaceFirst("^ANY ", OPTIONS + " ");
        return routes.stream().anyMatch(route -> route.normalizedKey().equals(wanted));
    }
}
