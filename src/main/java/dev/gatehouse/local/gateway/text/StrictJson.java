package dev.gatehouse.local.gateway.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.gatehouse.local.http.StrictUtf8;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Parses JSON (RFC 8259) and refuses input that parsers read differently: duplicate names and deep nesting. */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;

    private StrictJson() {}

    /**
     * Returns empty if the bytes are not UTF-8, not JSON, not an object, nested too deeply, or have a duplicate name.
     */
    public static Optional<JsonObject> object(byte[] bytes) {
        return value(bytes).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /** Any JSON value under the same rules. */
    public static Optional<JsonElement> value(byte[] bytes) {
        // A byte order mark decodes to U+FEFF. Gson would skip it; this parser refuses it.
        Optional<String> text = StrictUtf8.decode(bytes).filter(decoded -> !decoded.startsWith("\uFEFF"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonReader reader = new JsonReader(new StringReader(text.get()))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement value = read(reader, 0);
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(value) : Optional.empty();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static JsonElement read(JsonReader reader, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("deeper than " + MAX_DEPTH);
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members(reader, depth);
            case BEGIN_ARRAY -> elements(reader, depth);
            case STRING -> new JsonPrimitive(reader.nextString());
            // Keeps the number as written: the claim 1700000000 must not become 1.7E9.
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new IOException("not a value");
        };
    }

    private static JsonObject members(JsonReader reader, int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new IOException("duplicate name");
            }
            object.add(name, read(reader, depth + 1));
        }
        reader.endObject();
        return object;
    }

    private static JsonArray elements(JsonReader reader, int depth) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(read(reader, depth + 1));
        }
        reader.endArray();
        return array;
    }
}
