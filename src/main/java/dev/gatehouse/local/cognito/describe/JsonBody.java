package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import java.util.Collection;

/** Helpers that build the JSON of responses. */
public final class JsonBody {
    private JsonBody() {}

    /** A response with one member. */
    public static ApiAnswer of(String name, JsonElement value) {
        JsonObject body = new JsonObject();
        body.add(name, value);
        return new ApiAnswer.Done(body);
    }

    /** Adds the values, sorted. Adds nothing if there are no values, as on AWS. */
    static void addSorted(JsonObject json, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            JsonArray array = new JsonArray();
            values.stream().sorted().forEach(array::add);
            json.add(name, array);
        }
    }
}
