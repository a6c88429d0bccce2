package dev.gatehouse.function.mcp;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP response of the MCP endpoint.
 *
 * @param operation for the log: the JSON-RPC method and, for a call, the name of the tool; empty if the server does not
 *     know them, because a caller can send any text
 */
public record McpAnswer(int status, Map<String, String> headers, Optional<String> body, Optional<String> operation) {
    private static final String VERSION = "2.0";

    /** A notification is accepted by 202 without a body. */
    static McpAnswer accepted() {
        return new McpAnswer(202, Map.of(), Optional.empty(), Optional.empty());
    }

    static McpAnswer result(JsonPrimitive id, JsonObject result) {
        JsonObject answer = new JsonObject();
        answer.addProperty("jsonrpc", VERSION);
        answer.add("id", id);
        answer.add("result", result);
        return json(200, answer);
    }

    /** The response to a request that has no usable id. */
    static McpAnswer error(RpcError error) {
        return json(error.status(), error.json(VERSION));
    }

    static McpAnswer error(JsonPrimitive id, RpcError error) {
        JsonObject answer = error.json(VERSION);
        answer.add("id", id);
        return json(error.status(), answer);
    }

    private static McpAnswer json(int status, JsonObject body) {
        return new McpAnswer(
                status, Map.of("content-type", "application/json"), Optional.of(body.toString()), Optional.empty());
    }

    McpAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new McpAnswer(status, all, body, operation);
    }

    McpAnswer logged(String name) {
        return new McpAnswer(status, headers, body, Optional.of(name));
    }
}
