package dev.gatehouse.local.pulumi;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.pulumi.resource.Origin;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a resource as JSON for the store, and reads it back. */
final class ResourceJson {
    private static final String ARCHIVE = "archive:path";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ResourceJson() {}

    static String write(Resource resource) {
        JsonObject object = new JsonObject();
        object.addProperty("type", resource.type());
        object.addProperty("name", resource.name());
        object.addProperty("id", resource.id());
        object.addProperty("age", resource.sequence());
        object.add("parents", element(resource.origin().parents()));
        object.addProperty("region", resource.origin().region());
        object.addProperty("apiPath", resource.origin().apiPath());
        object.add("inputs", element(resource.inputs().values()));
        object.add("outputs", element(resource.outputs().values()));
        return GSON.toJson(object);
    }

    static Resource read(String text) {
        JsonObject object = JsonParser.parseString(text).getAsJsonObject();
        return new Resource(
                object.get("type").getAsString(),
                object.get("name").getAsString(),
                object.get("id").getAsString(),
                new Properties(map(object.getAsJsonObject("inputs"))),
                new Properties(map(object.getAsJsonObject("outputs"))),
                object.get("age").getAsLong(),
                origin(object));
    }

    /** A resource of an earlier version has none. */
    private static Origin origin(JsonObject object) {
        return object.has("parents")
                ? new Origin(
                        new Properties(Map.of("parents", value(object.get("parents")))).texts("parents"),
                        object.get("region").getAsString(),
                        object.get("apiPath").getAsString())
                : Origin.PROGRAM;
    }

    private static JsonElement element(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> {
                if (item != null) {
                    object.add(String.valueOf(key), element(item));
                }
            });
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(element(item)));
            return array;
        }
        if (value instanceof Properties.Archive archive) {
            return element(Map.of(ARCHIVE, archive.path(), "hash", archive.hash()));
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return new JsonPrimitive(String.valueOf(value));
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    private static Object value(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object.has(ARCHIVE)
                    ? new Properties.Archive(
                            object.get(ARCHIVE).getAsString(),
                            object.get("hash").getAsString())
                    : map(object);
        }
        if (element instanceof JsonArray array) {
            List<Object> list = new ArrayList<>();
            array.forEach(item -> list.add(value(item)));
            return list;
        }
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        return primitive.isBoolean()
                ? primitive.getAsBoolean()
                : primitive.isNumber() ? primitive.getAsDouble() : primitive.getAsString();
    }
}
