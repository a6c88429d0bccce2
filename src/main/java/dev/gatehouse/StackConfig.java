package dev.gatehouse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stack's configuration as a tree. The SDK cannot list keys, so this class reads {@code PULUMI_CONFIG}, which
 * the language host sets: a JSON object of texts by full key. Structured values are JSON inside the text.
 */
final class StackConfig {
    private StackConfig() {}

    /** @param pulumiConfig the value of the variable; absent outside the Pulumi engine */
    static Map<String, Object> tree(@Nullable String pulumiConfig) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (pulumiConfig == null || pulumiConfig.isEmpty()) {
            return tree;
        }
        JsonObject all = JsonParser.parseString(pulumiConfig).getAsJsonObject();
        all.entrySet()
                .forEach(
                        entry -> tree.put(entry.getKey(), value(entry.getValue().getAsString())));
        // Pulumi.yaml has an empty default for each section that the stack file does not contain.
        tree.entrySet()
                .removeIf(entry ->
                        Map.of().equals(entry.getValue()) && !entry.getKey().equals("gatehouse:local"));
        return tree;
    }

    /** @param secretKeys the value of {@code PULUMI_CONFIG_SECRET_KEYS}: full keys that contain encrypted values */
    static Set<String> encrypted(@Nullable String secretKeys) {
        Set<String> keys = new LinkedHashSet<>();
        if (secretKeys != null && !secretKeys.isEmpty()) {
            JsonParser.parseString(secretKeys).getAsJsonArray().forEach(key -> keys.add(key.getAsString()));
        }
        return keys;
    }

    private static Object value(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return plain(JsonParser.parseString(text));
            } catch (JsonParseException e) {
                // The text is not JSON: the check of the settings reports it.
                return text;
            }
        }
        return text;
    }

    private static Object plain(JsonElement element) {
        if (element instanceof JsonObject object) {
            Map<String, Object> map = new LinkedHashMap<>();
            object.entrySet().stream()
                    .filter(entry -> !entry.getValue().isJsonNull())
                    .forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (element instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean();
        }
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            return element.getAsDouble();
        }
        return element.isJsonNull() ? "" : element.getAsString();
    }
}
