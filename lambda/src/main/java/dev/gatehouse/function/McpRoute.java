package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.gatehouse.function.claims.Claims;
import dev.gatehouse.function.mcp.McpAnswer;
import dev.gatehouse.function.mcp.McpEndpoint;
import dev.gatehouse.function.mcp.McpRequest;
import dev.gatehouse.function.mcp.McpSettings;
import dev.gatehouse.function.mcp.ServerInfo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The route of the MCP endpoint, if the stack declares one. Its classes are loaded with the first request to it, so that
 * the function does not start more slowly than without.
 */
final class McpRoute {
    private static final ServerInfo SERVER = new ServerInfo(
            "gatehouse-example",
            "Gatehouse example API",
            "1.0.0",
            "Every tool works on the same resources. Everyone can read them; only the owner can rename or delete one.");

    private final Map<String, String> environment;
    private final ResourceRoutes resources;
    private Optional<McpEndpoint> endpoint = Optional.empty();

    /**
     * @param environment {@code MCP_PATH}, {@code MCP_URL}, {@code MCP_TOOLS} and {@code MCP_ORIGINS}; without the first
     *     two there is no endpoint
     */
    McpRoute(Map<String, String> environment, ResourceRoutes resources) {
        this.environment = environment;
        this.resources = resources;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    boolean matches(String route) {
        String path = variable("MCP_PATH");
        return !path.isEmpty()
                && !variable("MCP_URL").isEmpty()
                && route.substring(route.indexOf(' ') + 1).equals(path);
    }

    /** An HTTP API's route key says {@code ANY /mcp}, whatever the method of the request. */
    String route(String key, Supplier<String> method) {
        return matches(key) ? method.get() + " " + variable("MCP_PATH") : key;
    }

    ApiResponse answer(ApiRequest request) {
        String method = request.route().substring(0, Math.max(0, request.route().indexOf(' ')));
        McpAnswer answer =
                endpoint().answer(new McpRequest(method, request.headers(), request.body(), request.caller()));
        return new ApiResponse(answer.status(), answer.headers(), answer.body(), answer.operation());
    }

    private synchronized McpEndpoint endpoint() {
        if (endpoint.isEmpty()) {
            McpSettings settings =
                    McpSettings.of(variable("MCP_URL"), environment.get("MCP_TOOLS"), environment.get("MCP_ORIGINS"));
            endpoint = Optional.of(new McpEndpoint(SERVER, settings, ResourceTools.of(resources)));
        }
        return endpoint.get();
    }

    /** Requests that load the classes of the endpoint and do not use the store; none without an endpoint. */
    Stream<ApiRequest> samples() {
        String route = "POST " + variable("MCP_PATH");
        if (!matches(route)) {
            return Stream.empty();
        }
        APIGatewayProxyRequestEvent.ProxyRequestContext context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(
                Map.of("claims", Map.of("sub", "priming", "token_use", "access", "aud", variable("MCP_URL"))));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setRequestContext(context);
        return Stream.of(
                        "\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}",
                        "\"method\":\"tools/list\"",
                        // The token has no scope, so no tool runs.
                        "\"method\":\"tools/call\",\"params\":{\"name\":\"list_resources\"}")
                .map(message -> new ApiRequest(
                        route,
                        Map.of(),
                        Map.of(),
                        Map.of("content-type", "application/json"),
                        Optional.of("{\"jsonrpc\":\"2.0\",\"id\":1," + message + "}"),
                        Claims.of(event)));
    }
}
