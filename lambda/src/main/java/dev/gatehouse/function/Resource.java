package dev.gatehouse.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of the example API.
 *
 * @param id assigned by the API
 * @param name 1 to 100 characters
 * @param owner the creator: the id of a user, or the client id of a machine
 * @param version starts at 1 and grows by 1 with each change
 */
record Resource(String id, String name, String owner, long version) {
    private static final int MAX_NAME_LENGTH = 100;

    Resource renamed(String other) {
        return new Resource(id, other, owner, version + 1);
    }

    /** The JSON body for callers; the header {@code etag} has the version. */
    Map<String, String> body() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("name", name);
        body.put("owner", owner);
        return body;
    }

    /** The request body of a create or update request, or its errors. */
    record Input(String name, List<String> errors) {
        static Input read(Optional<String> body) {
            List<String> errors = new ArrayList<>();
            String name = "";
            try {
                JsonElement element = JsonParser.parseString(body.orElse(""));
                if (!(element instanceof JsonObject object)) {
                    return new Input("", List.of("must be a JSON object like {\"name\": \"...\"}"));
                }
                JsonElement field = object.get("name");
                if (field != null
                        && field.isJsonPrimitive()
                        && field.getAsJsonPrimitive().isString()) {
                    name = field.getAsString().strip();
                }
                if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
                    errors.add("name: must be a text of 1 to " + MAX_NAME_LENGTH + " characters");
                }
                object.keySet().stream()
                        .filter(key -> !key.equals("name"))
                        .forEach(key -> errors.add(key + ": is not known; a resource has a name"));
            } catch (JsonParseException | StackOverflowError e) {
                errors.add("must be JSON");
            }
            return new Input(name, errors);
        }
    }
}
