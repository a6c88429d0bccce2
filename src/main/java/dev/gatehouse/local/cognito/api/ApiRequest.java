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

/** The body of a call whose members have the types that its operation named. */
public final class ApiRequest {
    private final JsonObject body;

    ApiRequest(JsonObject body) {
        this.body = body;
    }

    public Optional<String> find(String name) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? Optional.empty() : Optional.of(value.getAsString());
    }

    /** Of a member that the operation requires. */
    public String text(String name) {
        return find(name).orElseThrow();
    }

    public boolean flag(String name, boolean fallback) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? fallback : value.getAsBoolean();
    }

    public boolean has(String name) {
        return !isAbsent(body.get(name));
    }

    /** A flag of a structure; false where either is not there. */
    public boolean flagOf(String structure, String name) {
        return body.get(structure) instanceof JsonObject flags && new ApiRequest(flags).flag(name, false);
    }

    public int number(String name, int fallback) {
        JsonElement value = body.get(name);
        return isAbsent(value) ? fallback : value.getAsInt();
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

    /** A list of {@code {Name, Value}}; of equal names the last counts. */
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

    /** JSON 1.1 of AWS takes a null as if the member were not written. */
    private static boolean isAbsent(@Nullable JsonElement value) {
        return value == null || value.isJsonNull();
    }
}
