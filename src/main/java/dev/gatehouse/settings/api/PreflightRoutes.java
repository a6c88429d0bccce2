package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Schema;
import java.util.List;

/**
 * Finds routes of an HTTP API that receive a browser's preflight request and reject it: routes with the method {@code ANY} or
 * {@code OPTIONS} that need a token. API Gateway answers preflight requests itself only if no such route matches.
 *
 * <p>CHOICE: this is a warning; no route is added automatically. The documentation asks for an integration for it, and does
 * not say whether API Gateway then invokes the function. Only the stack file declares routes without a token.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">Configure CORS for HTTP
 *     APIs</a>, "Configuring CORS for an HTTP API with a $default route and an authorizer"
 */
public final class PreflightRoutes {
    static final Schema KEYS = Schema.part();

    private static final String OPTIONS = "OPTIONS";
    private static final String ANY_WITHOUT_OPTIONS = KEYS.warning(
            "a browser's preflight request matches this route and is rejected because it has no token; add a route with"
                    + " the method OPTIONS, the same path and public: true");
    private static final String OPTIONS_NOT_PUBLIC = KEYS.warning(
            "a browser's preflight request matches this route and is rejected because it has no token; write public: true");

    private PreflightRoutes() {}

    public static void check(ApiSettings api, List<Route> routes, Problems problems) {
        // A REST API has its own OPTIONS method on each path, without an authorizer.
        if (api.cors().isEmpty() || api.rest().isPresent()) {
            return;
        }
        for (Route route : routes) {
            ConfigPath path = new ConfigPath("gatehouse:routes." + route.key(), problems);
            if (!route.isPublic() && route.method().equals(OPTIONS)) {
                path.warn(OPTIONS_NOT_PUBLIC);
            } else if (!route.isPublic() && route.method().equals("ANY") && !hasOptions(route, routes)) {
                path.warn(ANY_WITHOUT_OPTIONS);
            }
        }
    }

    /** API Gateway prefers the method OPTIONS to ANY only for the same path. */
    private static boolean hasOptions(Route any, List<Route> routes) {
        String wanted = any.normalizedKey().replaceFirst("^ANY ", OPTIONS + " ");
        return routes.stream().anyMatch(route -> route.normalizedKey().equals(wanted));
    }
}
