package dev.gatehouse.function.mcp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.function.json.InvalidJsonException;
import dev.gatehouse.function.json.StrictJson;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a POST request: one JSON-RPC request or notification. */
sealed interface Message {
    /** How many objects and arrays of a message may be inside each other; no tool needs more than 4. */
    int MAX_DEPTH = 32;

    /** A request that expects a response. */
    record Request(JsonPrimitive id, String method, JsonObject params) implements Message {}

    record Notification() implements Message {}

    record Invalid(RpcError error) implements Message {}

    static Message read(String body) {
        try {
            JsonElement value = new StrictJson(MAX_DEPTH).read(body);
            if (value instanceof JsonObject message) {
                return of(message);
            }
            return invalid(
                    value.isJsonArray()
                            ? "send each message in its own request: a batch is not accepted"
                            : "the body must be a JSON-RPC request or notification");
        } catch (InvalidJsonException e) {
            return new Invalid(RpcError.notJson(e.rule()));
        }
    }

    private static Message of(JsonObject message) {
        if (!text(message, "jsonrpc").equals(Optional.of("2.0"))) {
            return invalid("jsonrpc: must be \"2.0\"");
        }
        if (message.has("result") || message.has("error")) {
            return invalid("a response is not accepted: this server sends no requests");
        }
        Optional<String> method = text(message, "method");
        if (method.isEmpty()) {
            return invalid("method: must be a text");
        }
        JsonElement params = message.has("params") ? message.get("params") : new JsonObject();
        if (!(params instanceof JsonObject object)) {
            return invalid("params: must be an object");
        }
        if (!message.has("id")) {
            return method.get().startsWith("notifications/")
                    ? new Notification()
                    : invalid("id: a request must have an id; without it only notifications/… are accepted");
        }
        return message.get("id") instanceof JsonPrimitive id && Ids.valid(id)
                ? new Request(id, method.get(), object)
                : invalid("id: must be a text of at most 256 characters or a whole number");
    }

    private static Message invalid(String text) {
        return new Invalid(RpcError.request(text));
    }

    /** A member that is a text; empty if it is absent or has another type. */
    static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value && value.isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    /** MCP 2026-07-28, Overview, Requests: a text or an integer, not null. The response repeats the id as it was sent. */
    final class Ids {
        private static final int MAX_LENGTH = 256;
        private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

        private Ids() {}

        static boolean valid(JsonPrimitive id) {
            return id.isString()
                    ? id.getAsString().length() <= MAX_LENGTH
                    : id.isNumber() && WHOLE_NUMBER.matcher(id.getAsString()).matches();
        }
    }
}
