package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.api.Route;
import java.util.List;
import java.util.stream.Stream;

/** The methods and headers that CORS allows: only the methods of the routes. */
final class CorsMethods {
    private static final List<String> ALL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    /** Request headers that need a preflight: the token and a content type other than a form. */
    private static final List<String> ALLOW_HEADERS = List.of("authorization", "content-type");

    /** In addition, at an MCP server: the headers that its clients send (MCP 2026-07-28, Streamable HTTP). */
    private static final List<String> MCP_HEADERS = List.of("mcp-protocol-version", "mcp-method", "mcp-name");

    /** How long a browser caches the preflight response. */
    static final int MAX_AGE_SECONDS = 300;

    private CorsMethods() {}

    /** @param mcp whether the API has an MCP server */
    static List<String> headers(boolean mcp) {
        return mcp ? Stream.concat(ALLOW_HEADERS.stream(), MCP_HEADERS.stream()).toList() : ALLOW_HEADERS;
    }

    static List<String> of(List<Route> routes) {
        return ALL.stream()
                .filter(method -> routes.stream()
                        .anyMatch(route ->
                                route.method().equals(method) || route.method().equals("ANY")))
                .toList();
    }
}
