package dev.gatehouse.function.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * The result of a call.
 *
 * @param error whether the call failed; the model reads the text and can try again
 * @param structured the same as the text, for programs
 */
public record ToolResult(boolean error, String text, Optional<JsonObject> structured) {
    public static ToolResult of(JsonObject value) {
        return new ToolResult(false, value.toString(), Optional.of(value));
    }

    /** @param text what is wrong and what to do */
    public static ToolResult failed(String text) {
        return new ToolResult(true, text, Optional.empty());
    }

    JsonObject json() {
        JsonObject part = new JsonObject();
        part.addProperty("type", "text");
        part.addProperty("text", text);
        JsonArray content = new JsonArray();
        content.add(part);
        JsonObject json = new JsonObject();
        json.add("content", content);
        structured.ifPresent(value -> json.add("structuredContent", value));
        json.addProperty("isError", error);
        return json;
    }
}
