package dev.gatehouse.function.mcp;

import dev.gatehouse.function.claims.Claims;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request to the MCP endpoint.
 *
 * @param method of the request, such as {@code POST}
 * @param headers by lower-case name
 * @param caller empty if the route lost its authorizer
 */
public record McpRequest(String method, Map<String, String> headers, Optional<String> body, Optional<Claims> caller) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Only the method: headers have tokens, and the body has arguments. */
    @Override
    public String toString() {
        return "McpRequest[" + method + "]";
    }
}
