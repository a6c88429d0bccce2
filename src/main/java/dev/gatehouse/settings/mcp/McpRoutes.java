package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes that an MCP server adds to the API.
 *
 * @param server the MCP server; needs one of its scopes, and invokes the function of the API
 * @param metadata public documents that say where tokens come from (RFC 9728, RFC 8414)
 * @param preflight answers a browser's preflight request of the server; present only for an HTTP API with CORS, where a route
 *     with a token would receive it
 * @param registration public answers to client registrations (RFC 7591); present only if the stack shares a client
 */
public record McpRoutes(Route server, List<Route> metadata, Optional<Route> preflight, Optional<Route> registration) {
    /** A registration creates nothing, but anyone can send one. */
    private static final ApiSettings.Throttle REGISTRATIONS = new ApiSettings.Throttle(5, 10);

    public McpRoutes {
        metadata = List.copyOf(metadata);
    }

    public static McpRoutes of(McpSettings mcp, ApiSettings api) {
        return new McpRoutes(
                new Route("ANY", mcp.path(), List.copyOf(mcp.scopes().keySet()), Optional.empty(), Optional.empty()),
                mcp.metadataPaths().stream()
                        .map(path -> open("GET", path, Optional.empty()))
                        .toList(),
                api.rest().isEmpty() && !api.cors().isEmpty()
                        ? Optional.of(open("OPTIONS", mcp.path(), Optional.empty()))
                        : Optional.empty(),
                mcp.sharesRegistration()
                        ? Optional.of(open("POST", McpPaths.REGISTRATION, Optional.of(REGISTRATIONS)))
                        : Optional.empty());
    }

    private static Route open(String method, String path, Optional<ApiSettings.Throttle> throttle) {
        return new Route(method, path, List.of(), Optional.empty(), throttle);
    }

    /** The routes without a token. */
    public List<Route> open() {
        List<Route> routes = new ArrayList<>(metadata);
        preflight.ifPresent(routes::add);
        registration.ifPresent(routes::add);
        return routes;
    }

    public List<Route> all() {
        List<Route> routes = new ArrayList<>(List.of(server));
        routes.addAll(open());
        return routes;
    }
}
