package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.function.claims.Claims;
import java.util.List;
import java.util.Optional;

/**
 * An MCP server with tools over Streamable HTTP. Each POST request gets one JSON response. The server keeps nothing
 * between two requests, so any instance of the function can answer any of them. It follows 2026-07-28, 2025-11-25 and
 * 2025-06-18.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">MCP 2026-07-28,
 *     Streamable HTTP</a>
 */
public final class McpEndpoint {
    private final HttpRules rules;
    private final Tools tools;
    private final ServerInfo server;

    /**
     * @param all the tools of the function; {@code settings} says which of them exist
     * @throws IllegalStateException if {@code settings} names another tool
     */
    public McpEndpoint(ServerInfo server, McpSettings settings, List<Tool> all) {
        this.server = server;
        this.rules = new HttpRules(settings);
        this.tools = new Tools(all, settings.rules());
    }

    public McpAnswer answer(McpRequest request) {
        Optional<McpAnswer> refusal = rules.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Message message = Message.read(request.body().orElse(""));
        if (message instanceof Message.Invalid invalid) {
            return McpAnswer.error(invalid.error());
        }
        return message instanceof Message.Request call
                ? answer(request, call, Claims.required(request.caller()))
                : notified(request);
    }

    /** No notification of a client changes anything here. */
    private static McpAnswer notified(McpRequest request) {
        return request.header("mcp-protocol-version")
                .filter(version -> !ProtocolVersion.SUPPORTED.contains(version))
                .map(version -> McpAnswer.error(RpcError.unsupportedVersion(version)))
                .orElseGet(() -> McpAnswer.accepted().logged("notification"));
    }

    private McpAnswer answer(McpRequest request, Message.Request call, Claims caller) {
        RequestVersion version = new RequestVersion(request, call);
        Optional<RpcError> refusal = version.refusal();
        if (refusal.isPresent()) {
            return McpAnswer.error(call.id(), refusal.get());
        }
        boolean stateless = version.stateless();
        return switch (call.method()) {
            case "tools/list" -> list(call, caller, stateless);
            case "tools/call" -> call(call, caller, stateless);
            case "server/discover" -> discover(call, stateless);
            case "initialize" -> stateless ? unknown(call) : initialize(call);
            // 2026-07-28 has no ping.
            case "ping" -> stateless ? unknown(call) : result(call, new JsonObject(), false);
            default -> unknown(call);
        };
    }

    private McpAnswer initialize(Message.Request call) {
        Optional<String> requested = Message.text(call.params(), "protocolVersion");
        if (requested.isEmpty()) {
            return McpAnswer.error(call.id(), RpcError.params("params: protocolVersion must be a text"));
        }
        JsonObject result = new JsonObject();
        result.addProperty("protocolVersion", ProtocolVersion.negotiated(requested.get()));
        result.add("capabilities", capabilities());
        result.add("serverInfo", server.json());
        result.addProperty("instructions", server.instructions());
        return result(call, result, false);
    }

    /** Only in 2026-07-28, so the request must declare that version. */
    private McpAnswer discover(Message.Request call, boolean stateless) {
        if (!stateless) {
            return McpAnswer.error(
                    call.id(), RpcError.params("params._meta: io.modelcontextprotocol/protocolVersion is missing"));
        }
        JsonArray versions = new JsonArray();
        ProtocolVersion.SUPPORTED.forEach(versions::add);
        JsonObject result = new JsonObject();
        result.add("supportedVersions", versions);
        result.add("capabilities", capabilities());
        result.addProperty("instructions", server.instructions());
        return result(call, cacheable(result), true);
    }

    private McpAnswer list(Message.Request call, Claims caller, boolean stateless) {
        if (call.params().has("cursor")) {
            return McpAnswer.error(call.id(), RpcError.params("params: cursor is not known: the list has one page"));
        }
        JsonObject list = tools.list(caller);
        return result(call, stateless ? cacheable(list) : list, stateless);
    }

    private McpAnswer call(Message.Request call, Claims caller, boolean stateless) {
        Optional<String> name = Message.text(call.params(), "name");
        JsonElement arguments = call.params().has("arguments") ? call.params().get("arguments") : new JsonObject();
        if (name.isEmpty() || !(arguments instanceof JsonObject object)) {
            return McpAnswer.error(call.id(), RpcError.params("params: name must be a text, and arguments an object"));
        }
        return tools.call(name.get(), object, caller)
                .map(done -> result(call, done.json(), stateless)
                        .logged("tools/call " + name.get() + (done.error() ? ": error" : "")))
                .orElseGet(() -> McpAnswer.error(
                        call.id(), RpcError.unknownTool("there is no such tool: tools/list has the names")));
    }

    private static McpAnswer unknown(Message.Request call) {
        return McpAnswer.error(call.id(), RpcError.unknownMethod("this server has no such method"));
    }

    private static JsonObject capabilities() {
        JsonObject capabilities = new JsonObject();
        capabilities.add("tools", new JsonObject());
        return capabilities;
    }

    /** Private, because the list depends on the token; a minute, because a new sign-in can change it. */
    private static JsonObject cacheable(JsonObject result) {
        result.addProperty("ttlMs", 60_000);
        result.addProperty("cacheScope", "private");
        return result;
    }

    private McpAnswer result(Message.Request call, JsonObject result, boolean stateless) {
        if (stateless) {
            JsonObject meta = new JsonObject();
            meta.add("io.modelcontextprotocol/serverInfo", server.json());
            result.addProperty("resultType", "complete");
            result.add("_meta", meta);
        }
        return McpAnswer.result(call.id(), result).logged(call.method());
    }
}
