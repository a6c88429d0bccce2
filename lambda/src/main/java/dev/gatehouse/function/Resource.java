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
 * Something that callers keep here.
 *
 * @param id given by us
 * @param name 1 to 100 characters
 * @param owner who made it: a user's id, or a machine's client id
 * @param version 1 at first, one more with each change
 */
record Resource(String id, String name, String owner, long version) {
    private static final int LONGEST = 100;

    Resource renamed(String other) {
        return new Resource(id, other, owner, version + 1);
    }

    /** As callers see it; the version goes into the header {@code etag}. */
    Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("name", name);
        shown.put("owner", owner);
        return shown;
    }

    /** What a caller wants to keep, or what is wrong with it. */
    record Wanted(String name, List<String> errors) {
        static Wanted read(Optional<String> body) {
            List<String> errors = new ArrayList<>();
            String name = "";
            try {
                JsonElement element = JsonParser.parseString(body.orElse(""));
                if (!(element instanceof JsonObject object)) {
                    return new Wanted("", List.of("must be a JSON object like {\"name\": \"...\"}"));
                }
                JsonElement field = object.get("name");
                if (field != null
                        && field.isJsonPrimitive()
                        && field.getAsJsonPrimitive().isString()) {
                    name = field.getAsString().strip();
                }
                if (name.isEmpty() || name.length() > LONGEST) {
                    errors.add("name: must be a text of 1 to " + LONGEST + " characters");
                }
                object.keySet().stream()
                        .filter(key -> !key.equals("name"))
                        .forEach(key -> errors.add(key + ": is not known; a resource has a name"));
            } catch (JsonParseException | StackOverflowError e) {
                errors.add("must be JSON");
            }
            return new Wanted(name, errors);
        }
    }
}
