package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CORS of a REST API: an OPTIONS method for each path, and the {@link RestErrorResponses}, so that a page can read a 401. The
 * function adds the header to its own responses. Without an allowed origin, there are no OPTIONS methods.
 */
final class RestCors extends ComponentResource {
    /** {@link RestDeploymentTrigger} includes the preflight headers. */
    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static final String PREFLIGHT_STATUS = "204";

    private final List<Resource> deployed = new ArrayList<>();

    /** @param challenge as in {@link RestErrorResponses} */
    RestCors(
            String name,
            Settings settings,
            RestResources api,
            Optional<Output<String>> challenge,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestCors", name, options);
        // One origin or none: a gateway response cannot choose an origin, so settings allow only one.
        settings.api().cors().forEach(origin -> {
            // The metadata of an MCP server needs no preflight.
            List<Route> routes = settings.functionRoutes();
            routes.stream()
                    .map(Route::path)
                    .distinct()
                    .forEach(path -> preflight(
                            path, headers(origin, path, routes, settings.mcp().isPresent()), api));
        });
        Optional<String> origin = settings.api().cors().stream().findFirst();
        deployed.addAll(new RestErrorResponses(origin, challenge).declare(api, this));
        registerOutputs(Map.of());
    }

    /** The resources that a deployment contains. */
    List<Resource> deployed() {
        return List.copyOf(deployed);
    }

    /** The headers of the preflight response for a path. */
    static Map<String, String> headers(String origin, String path, List<Route> routes, boolean mcp) {
        List<Route> here =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        return Map.of(
                ALLOW_ORIGIN,
                origin,
                "Access-Control-Allow-Methods",
                String.join(",", CorsMethods.of(here)),
                "Access-Control-Allow-Headers",
                String.join(",", CorsMethods.headers(mcp)),
                "Access-Control-Max-Age",
                String.valueOf(CorsMethods.MAX_AGE_SECONDS));
    }

    private void preflight(String path, Map<String, String> headers, RestResources api) {
        // A preflight carries no token (Fetch standard, CORS-preflight fetch).
        deployed.addAll(new RestMock("OPTIONS", path, PREFLIGHT_STATUS, headers, Optional.empty()).declare(api, this));
    }
}
