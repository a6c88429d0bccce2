package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request by its shape, as AWS's JSON protocol does: null counts as absent in maps, lists and structures;
 * members that the shape does not have are ignored; a value of the wrong type is refused. OBS, measured on AWS and
 * recorded in aoyagikouhei/athena-local, for the rules and the texts; the text for a map is assumed.
 */
public final class RequestReader {
    public static final String UNEXPECTED_LIST = "Start of list found where not expected";
    private static final String UNEXPECTED_OBJECT = "Start of structure or map found where not expected.";
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    /** A number with more digits before the decimal point exceeds the range of every type. */
    private static final int MAX_DIGITS = 11;

    private @Nullable Refused refused;

    private RequestReader() {}

    /** The result of reading a request. */
    sealed interface Read {
        /** @param body without nulls and unknown members */
        record Valid(JsonObject body) implements Read {}

        record Malformed(Refused refused) implements Read {}
    }

    static Read read(Shape shape, JsonObject body) {
        RequestReader reader = new RequestReader();
        JsonObject read = reader.structure(shape, body, "");
        return reader.refused == null ? new Read.Valid(read) : new Read.Malformed(reader.refused);
    }

    public static Refused serialization(String message, String reason) {
        return new Refused("SerializationException", message, reason);
    }

    private JsonElement value(Shape shape, JsonElement json, String path) {
        if (shape.type() == Shape.Type.DOCUMENT) {
            return json;
        }
        if (json.isJsonArray()) {
            return shape.type() == Shape.Type.LIST
                    ? list(shape, json.getAsJsonArray(), path)
                    : mismatch(UNEXPECTED_LIST, path, shape);
        }
        if (json.isJsonObject()) {
            return switch (shape.type()) {
                case STRUCTURE -> structure(shape, json.getAsJsonObject(), path);
                case MAP -> map(shape, json.getAsJsonObject(), path);
                default -> mismatch(UNEXPECTED_OBJECT, path, shape);
            };
        }
        return scalar(shape, json.getAsJsonPrimitive(), path);
    }

    private JsonObject structure(Shape shape, JsonObject json, String path) {
        JsonObject read = new JsonObject();
        json.asMap().forEach((name, value) -> {
            Shape member = shape.members().get(name);
            if (member != null && !value.isJsonNull()) {
                read.add(name, value(member, value, path.isEmpty() ? name : path + "." + name));
            }
        });
        return read;
    }

    private JsonObject map(Shape shape, JsonObject json, String path) {
        JsonObject read = new JsonObject();
        json.asMap().forEach((key, value) -> {
            if (!value.isJsonNull()) {
                read.add(key, value(shape.elements().orElseThrow(), value, path + ".*"));
            }
        });
        return read;
    }

    private JsonArray list(Shape shape, JsonArray json, String path) {
        JsonArray read = new JsonArray();
        for (JsonElement value : json) {
            if (!value.isJsonNull()) {
                read.add(value(shape.elements().orElseThrow(), value, path + "[]"));
            }
        }
        return read;
    }

    private JsonElement scalar(Shape shape, JsonPrimitive json, String path) {
        return switch (shape.type()) {
            case STRING -> json.isString() ? json : mismatch(cannotBe(json, "a String"), path, shape);
            case BOOLEAN -> json.isBoolean() ? json : mismatch(cannotBe(json, "a Boolean"), path, shape);
            case INTEGER ->
                json.isNumber()
                        ? new JsonPrimitive(truncate(json.getAsBigDecimal()))
                        : mismatch(cannotBe(json, "an Integer"), path, shape);
            case TIMESTAMP ->
                json.isNumber() ? json : mismatch(cannotBe(json, "milliseconds since epoch"), path, shape);
            case BLOB -> isBase64(json) ? json : mismatch("", path, shape);
            case LIST -> mismatch("Expected list or null", path, shape);
            case MAP -> mismatch("Expected map or null", path, shape);
            case STRUCTURE, DOCUMENT -> mismatch("Expected null", path, shape);
        };
    }

    private static String cannotBe(JsonPrimitive json, String type) {
        String token = json.isString()
                ? "STRING_VALUE"
                : json.isNumber() ? "NUMBER_VALUE" : json.getAsBoolean() ? "TRUE_VALUE" : "FALSE_VALUE";
        return token + " can not be converted to " + type;
    }

    /** OBS, same source: a fraction is truncated, and a number outside the range of an int becomes the nearest int. */
    private static int truncate(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        if (digits > MAX_DIGITS) {
            return number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        long whole = digits <= 0 ? 0 : number.longValue();
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole));
    }

    private static boolean isBase64(JsonPrimitive json) {
        return json.isString() && BASE64.matcher(json.getAsString()).matches();
    }

    /** Keeps only the first mismatch, because AWS stops reading there. */
    private JsonElement mismatch(String message, String path, Shape shape) {
        refused = Optional.ofNullable(refused)
                .orElseGet(() -> serialization(message, path + " must be of type " + shape.type()));
        return JsonNull.INSTANCE;
    }
}
