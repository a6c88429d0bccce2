package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A JSON-RPC error and the HTTP status that MCP asks for with it.
 *
 * @param data further members of the error
 */
record RpcError(int status, int code, String message, Optional<JsonObject> data) {
    private static final int PARSE = -32700;
    private static final int REQUEST = -32600;
    private static final int METHOD = -32601;
    private static final int PARAMS = -32602;
    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;

    static RpcError notJson(String rule) {
        return of(400, PARSE, "the body " + rule);
    }

    static RpcError request(String message) {
        return request(400, message);
    }

    /** An HTTP rule that JSON-RPC has no code for. */
    static RpcError request(int status, String message) {
        return of(status, REQUEST, message);
    }

    /** MCP 2026-07-28, Streamable HTTP, Protocol Version Header: 404. */
    static RpcError unknownMethod(String message) {
        return of(404, METHOD, message);
    }

    static RpcError params(String message) {
        return of(400, PARAMS, message);
    }

    /** By 200, because a client of 2025-11-25 reads no JSON-RPC error from another status. */
    static RpcError unknownTool(String message) {
        return of(200, PARAMS, message);
    }

    /** MCP 2026-07-28, Streamable HTTP, Server Validation. */
    static RpcError headerMismatch(String message) {
        return of(400, HEADER_MISMATCH, message);
    }

    /** MCP 2026-07-28, Versioning, Protocol Version Negotiation. */
    static RpcError unsupportedVersion(String requested) {
        JsonArray supported = new JsonArray();
        ProtocolVersion.SUPPORTED.forEach(supported::add);
        JsonObject data = new JsonObject();
        data.add("supported", supported);
        data.addProperty("requested", requested);
        return new RpcError(400, UNSUPPORTED_VERSION, "Unsupported protocol version", Optional.of(data));
    }

    private static RpcError of(int status, int code, String message) {
        return new RpcError(status, code, message, Optional.empty());
    }

    JsonObject json(String version) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", message);
        data.ifPresent(members -> error.add("data", members));
        JsonObject answer = new JsonObject();
        answer.addProperty("jsonrpc", version);
        answer.add("error", error);
        return answer;
    }
}
