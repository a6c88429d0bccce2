package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The example API with an MCP endpoint, behind an HTTP API or a REST API. */
final class McpCalls {
    static final String URL = "https://api.example.com/mcp";

    static final Map<String, String> ENVIRONMENT = Map.of(
            "MCP_PATH",
            "/mcp",
            "MCP_URL",
            URL,
            "MCP_TOOLS",
            "list_resources=read;get_resource=read;create_resource=write;rename_resource=write;"
                    + "delete_resource=write;count_resources=read,admin",
            "MCP_ORIGINS",
            "https://app.example.com");

    final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private final AtomicInteger count = new AtomicInteger();
    private final ExampleApi api;
    private final RequestLog lines = new RequestLog(
            new PrintStream(log, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    final ApiHandler http;
    final RestApiHandler rest;

    McpCalls(Map<String, String> environment) {
        api = new ExampleApi(
                new RouteGroups(null), new InMemoryResourceStore(() -> "id-" + count.incrementAndGet()), environment);
        http = new ApiHandler(api, lines);
        rest = new RestApiHandler(api, lines, "https://app.example.com");
    }

    /** The status, the headers and the body of a response. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @param scopes without the address, separated by spaces */
    static Map<String, String> token(String user, String scopes) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", user);
        claims.put("token_use", "access");
        claims.put("client_id", "c");
        claims.put("aud", URL);
        claims.put("scope", (URL + "/" + scopes.replace(" ", " " + URL + "/")).replace(URL + "/openid", "openid"));
        return claims;
    }

    Answer http(String method, Map<String, String> headers, Map<String, String> claims, String body) {
        APIGatewayV2HTTPEvent event = Events.http("ANY /mcp", claims);
        event.getRequestContext()
                .setHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(method)
                        .withPath("/mcp")
                        .build());
        event.setHeaders(headers);
        event.setBody(body);
        var answer = http.handleRequest(event, new TestContext("r-1"));
        return new Answer(answer.getStatusCode(), answer.getHeaders(), answer.getBody());
    }

    Answer rest(String method, Map<String, String> headers, Map<String, String> claims, String body) {
        APIGatewayProxyRequestEvent event = Events.rest(method, "/mcp", claims);
        event.setHeaders(headers);
        event.setBody(body);
        var answer = rest.handleRequest(event, new TestContext("r-1"));
        return new Answer(answer.getStatusCode(), answer.getHeaders(), answer.getBody());
    }

    static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /** A tool call of 2025-11-25 through the HTTP API. */
    Answer call(String user, String scopes, String tool, String arguments) {
        return http(
                "POST",
                Map.of("content-type", "application/json", "mcp-protocol-version", "2025-11-25"),
                token(user, scopes),
                message("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}"));
    }

    String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
