package dev.gatehouse.function.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * JSON as RFC 8259 defines it. Gson's own parser also reads comments, single quotes, unquoted names and {@code NaN},
 * and takes the last of two members with the same name, where another reader takes the first.
 */
public final class StrictJson {
    private final int maxDepth;

    /** @param maxDepth how many objects and arrays may be inside each other, at least 1 */
    public StrictJson(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** @throws InvalidJsonException if the text is not one JSON value, has a name twice in an object, or is too deep */
    public JsonElement read(String text) throws InvalidJsonException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement value = value(reader, 0);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new InvalidJsonException("must be one JSON value, without text after it");
            }
            return value;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new InvalidJsonException("must be JSON (RFC 8259)");
        }
    }

    private JsonElement value(JsonReader reader, int depth) throws IOException, InvalidJsonException {
        JsonToken token = reader.peek();
        if (token != JsonToken.BEGIN_OBJECT && token != JsonToken.BEGIN_ARRAY) {
            return JsonParser.parseReader(reader);
        }
        if (depth == maxDepth) {
            throw new InvalidJsonException("must have at most " + maxDepth + " objects and arrays inside each other");
        }
        return token == JsonToken.BEGIN_OBJECT ? object(reader, depth + 1) : array(reader, depth + 1);
    }

    private JsonObject object(JsonReader reader, int depth) throws IOException, InvalidJsonException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new InvalidJsonException("must not have the same name twice in an object");
            }
            object.add(name, value(reader, depth));
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(JsonReader reader, int depth) throws IOException, InvalidJsonException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader, depth));
        }
        reader.endArray();
        return array;
    }
}
