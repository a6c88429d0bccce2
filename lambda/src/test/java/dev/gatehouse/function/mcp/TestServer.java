package dev.gatehouse.function.mcp;

import com.google.gson.JsonObject;
import dev.gatehouse.function.Events;
import dev.gatehouse.function.claims.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with two tools, and requests to it. */
final class TestServer {
    static final String URL = "https://api.example.com/mcp";
    static final String READ = URL + "/read";
    static final String WRITE = URL + "/write";

    /** What the tools were called with. */
    final List<String> calls = new ArrayList<>();

    private final McpEndpoint endpoint = new McpEndpoint(
            new ServerInfo("test", "Test", "1", "Use it."),
            McpSettings.of(URL, "look=read;change=write,staff", "https://app.example.com,http://localhost:5173"),
            List.of(
                    tool(
                            "look",
                            Tool.Effect.READS,
                            InputSchema.of(Parameter.number("limit", 1, 100, "How many")
                                    .optional())),
                    tool(
                            "change",
                            Tool.Effect.CHANGES,
                            InputSchema.of(
                                    Parameter.text("name", 1, 5, "A name"),
                                    Parameter.text("etag", 1, 3, "An etag")
                                            .matching("[0-9]+")
                                            .optional())),
                    tool("hidden", Tool.Effect.ADDS, InputSchema.of())));

    private Tool tool(String name, Tool.Effect effect, InputSchema input) {
        return new Tool(
                name,
                name.toUpperCase(java.util.Locale.ROOT),
                "Does " + name + ".",
                effect,
                input,
                (values, caller) -> {
                    calls.add(name + " "
                            + values.text("limit").or(() -> values.text("name")).orElse(""));
                    JsonObject done = new JsonObject();
                    done.addProperty("did", name);
                    return ToolResult.of(done);
                });
    }

    static Map<String, String> claims(String scope) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", "u-1");
        claims.put("token_use", "access");
        claims.put("aud", URL);
        claims.put("client_id", "c");
        claims.put("scope", scope);
        return claims;
    }

    static Optional<Claims> token(Map<String, String> claims) {
        return Claims.of(Events.rest("POST", "/mcp", claims));
    }

    McpAnswer send(McpRequest request) {
        return endpoint.answer(request);
    }

    McpAnswer post(Map<String, String> headers, Map<String, String> claims, String body) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("content-type", "application/json"));
        all.putAll(headers);
        return send(new McpRequest("POST", all, Optional.of(body), token(claims)));
    }

    McpAnswer post(String body) {
        return post(Map.of(), claims(READ), body);
    }

    /** A request of 2025-11-25 with the id 1. */
    McpAnswer call(String scope, String method, String params) {
        return post(
                Map.of("mcp-protocol-version", "2025-11-25"),
                claims(scope),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    static String body(McpAnswer answer) {
        return answer.body().orElse("");
    }
}
