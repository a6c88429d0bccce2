package dev.gatehouse.local.console.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.recording.Masking;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What an MCP server says of its tools, on one line and without secrets. */
final class ToolText {
    private ToolText() {}

    /** The texts of a result. */
    static String of(JsonObject result) {
        return result.get("content") instanceof JsonArray content ? Masking.text(joined(content, "text", " ")) : "";
    }

    static String names(JsonArray tools) {
        return joined(tools, "name", ", ");
    }

    private static String joined(JsonArray array, String member, String separator) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonElement::isJsonObject)
                .map(each -> Json.text(each.getAsJsonObject(), member))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(separator));
    }
}
