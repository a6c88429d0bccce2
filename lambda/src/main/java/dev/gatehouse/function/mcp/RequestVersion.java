package dev.gatehouse.function.mcp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/**
 * Which revision a request follows, and the rules of 2026-07-28 about headers. The body decides; a header that differs
 * from it refuses the request.
 */
final class RequestVersion {
    private static final String META = "io.modelcontextprotocol/";
    private static final String VERSION = META + "protocolVersion";
    private static final String CAPABILITIES = META + "clientCapabilities";

    private final McpRequest http;
    private final Message.Request message;
    private final JsonObject meta;
    private final Optional<String> header;

    RequestVersion(McpRequest http, Message.Request message) {
        this.http = http;
        this.message = message;
        this.meta = message.params().get("_meta") instanceof JsonObject object ? object : new JsonObject();
        this.header = http.header("mcp-protocol-version");
    }

    /** Whether the request follows 2026-07-28. */
    boolean stateless() {
        return meta.has(VERSION);
    }

    Optional<RpcError> refusal() {
        return (meta.has(VERSION) ? declared(meta.get(VERSION)) : undeclared())
                .or(() -> differs("Mcp-Method", http.header("mcp-method"), message.method()))
                .or(this::name);
    }

    /** A request of 2026-07-28. */
    private Optional<RpcError> declared(JsonElement version) {
        if (!(version instanceof JsonPrimitive text && text.isString())) {
            return Optional.of(RpcError.params("params._meta: " + VERSION + " must be a text"));
        }
        String requested = text.getAsString();
        if (!header.equals(Optional.of(requested))) {
            return Optional.of(RpcError.headerMismatch("the header MCP-Protocol-Version must have the version of "
                    + "params._meta: it " + (header.isEmpty() ? "is missing" : "differs")));
        }
        if (!requested.equals(ProtocolVersion.STATELESS)) {
            return Optional.of(RpcError.unsupportedVersion(requested));
        }
        if (!(meta.get(CAPABILITIES) instanceof JsonObject)) {
            return Optional.of(RpcError.params("params._meta: " + CAPABILITIES + " must be an object"));
        }
        return http.header("mcp-method").isEmpty()
                ? Optional.of(RpcError.headerMismatch("the header Mcp-Method is missing"))
                : Optional.empty();
    }

    /** CHOICE: without a header too, as a server may treat clients of before 2025-06-18 (Protocol Version Header). */
    private Optional<RpcError> undeclared() {
        if (header.equals(Optional.of(ProtocolVersion.STATELESS))) {
            return Optional.of(RpcError.params("params._meta: " + VERSION + " is missing"));
        }
        return header.filter(version -> !ProtocolVersion.WITH_INITIALIZE.contains(version))
                .map(RpcError::unsupportedVersion);
    }

    private Optional<RpcError> name() {
        Optional<String> written = http.header("mcp-name");
        if (!message.method().equals("tools/call")) {
            return Optional.empty();
        }
        if (written.isEmpty()) {
            return stateless()
                    ? Optional.of(RpcError.headerMismatch("the header Mcp-Name is missing"))
                    : Optional.empty();
        }
        return differs(
                "Mcp-Name",
                written.map(HeaderValue::decoded),
                Message.text(message.params(), "name").orElse(""));
    }

    /** CHOICE: in every revision, if the header is there, so that no proxy can be told another method or tool. */
    private static Optional<RpcError> differs(String name, Optional<String> header, String body) {
        return header.filter(value -> !value.equals(body))
                .map(value -> RpcError.headerMismatch("the header " + name + " differs from the body"));
    }
}
