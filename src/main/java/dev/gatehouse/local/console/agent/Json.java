package dev.gatehouse.local.console.agent;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.StrictJson;

/** Reads recorded JSON. What is absent, cut or of another type is empty. */
final class Json {
    private Json() {}

    static JsonObject object(byte[] body) {
        return StrictJson.object(body).orElseGet(JsonObject::new);
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** A text or a number. */
    static String text(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value == null ? "" : plain(value);
    }

    /** A text or a number. */
    static String plain(JsonElement value) {
        return value instanceof JsonPrimitive primitive && !primitive.isBoolean() ? primitive.getAsString() : "";
    }
}
