package dev.gatehouse.cloud.resource;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON texts for AWS: policies, rules, dashboards and published settings. The JSON library escapes all values; code
 * never concatenates JSON.
 */
public final class JsonText {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private JsonText() {}

    /** Supports strings, lists and maps. Map keys are sorted, so that the text is the same in every run. */
    public static String of(Object value) {
        return GSON.toJson(sorted(value));
    }

    private static JsonElement sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> names = new TreeMap<>();
            map.forEach((key, each) -> names.put(String.valueOf(key), each));
            JsonObject object = new JsonObject();
            names.forEach((key, each) -> object.add(key, sorted(each)));
            return object;
        }
        if (value instanceof Collection<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(each -> array.add(sorted(each)));
            return array;
        }
        return new JsonPrimitive(String.valueOf(value));
    }

    public static String text(JsonElement element) {
        return GSON.toJson(element);
    }

    /**
     * An object with its members in this order.
     *
     * @param namesAndValues names and values alternately; {@link #element} lists the supported values
     */
    public static JsonObject object(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
        }
        return object;
    }

    public static JsonArray array(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(each -> array.add(element(each)));
        return array;
    }

    /** Supports JSON elements, collections, strings, numbers and booleans. */
    private static JsonElement element(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Collection<?> list) {
            return array(list);
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive((String) value);
    }
}
