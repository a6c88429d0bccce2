package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request. Its members have the types that the service model requires. */
public final class ApiRequest {
    private final JsonObject body;

    ApiRequest(JsonObject body) {
        this.body = body;
    }

    public Optional<String> find(String name) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? Optional.empty() : Optional.of(value.getAsString());
    }

    /** The value of a member that the operation requires. */
    public String text(String name) {
        return find(name).orElseThrow();
    }

    public boolean flag(String name, boolean defaultValue) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? defaultValue : value.getAsBoolean();
    }

    public boolean has(String name) {
        return !isAbsent(body.get(name));
    }

    /** A flag of a structure; false if the flag or the structure is absent. */
    public boolean flagOf(String structure, String name) {
        return body.get(structure) instanceof JsonObject flags && new ApiRequest(flags).flag(name, false);
    }

    public int number(String name, int defaultValue) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? defaultValue : value.getAsInt();
    }

    public List<String> list(String name) {
        List<String> all = new ArrayList<>();
        if (body.get(name) instanceof JsonArray array) {
            array.forEach(each -> all.add(each.getAsString()));
        }
        return all;
    }

    public Map<String, String> map(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonElement value = body.get(name);
        if (value != null && value.isJsonObject()) {
            value.getAsJsonObject().asMap().forEach((key, each) -> all.put(key, each.getAsString()));
        }
        return all;
    }

    /** A list of {@code {Name, Value}}. If a name occurs twice, the last value is used. */
    public Map<String, String> nameValues(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonElement value = body.get(name);
        if (value != null && value.isJsonArray()) {
            for (JsonElement each : value.getAsJsonArray()) {
                JsonObject pair = each.getAsJsonObject();
                all.put(
                        pair.get("Name").getAsString(),
                        pair.has("Value") ? pair.get("Value").getAsString() : "");
            }
        }
        return all;
    }

    /** AWS JSON 1.1 treats null as an absent member. */
    private static boolean isAbsent(@Nullable JsonElement value) {
        return value == null || value.isJsonNull();
    }
}
