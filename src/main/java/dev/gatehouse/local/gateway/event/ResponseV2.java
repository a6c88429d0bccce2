package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.StrictJson;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the return value of a function in payload format 2.0 (DOC "Create AWS Lambda proxy integrations for HTTP
 * APIs").
 */
public final class ResponseV2 {
    /** DOC "Lambda quotas": 6 MB for a synchronous response. */
    static final int MAX_BYTES = 6 * 1024 * 1024;

    static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Headers that the gateway sets; values of the function are ignored. */
    static final Set<String> DROPPED_HEADERS =
            Set.of("connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    /**
     * Begins the name of a header of the function that the gateway renames. OBS (responses in public posts): with this
     * case.
     */
    static final String RENAMED = "x-amzn-Remapped-";

    /**
     * Headers that an HTTP API renames. CHOICE: public posts of 2026 report it for HTTP APIs, and no page of AWS says so; an
     * app that reads the header would work here and not there.
     */
    static final Set<String> RENAMED_HEADERS = Set.of("www-authenticate");

    /** The result of the conversion. */
    public sealed interface Result {
        record Valid(HttpResponse response) implements Result {}

        record Malformed(String reason) implements Result {}
    }

    private ResponseV2() {}

    public static Result read(byte[] payload) {
        if (payload.length > MAX_BYTES) {
            return malformed("at most 6 MB", payload.length + " bytes");
        }
        Optional<JsonElement> json = StrictJson.value(payload);
        if (json.isEmpty()) {
            return malformed("JSON", "something else");
        }
        JsonElement value = json.get();
        return value.isJsonObject() && value.getAsJsonObject().has("statusCode")
                ? explicit(value.getAsJsonObject())
                : inferred(value, payload);
    }

    /**
     * DOC: JSON without statusCode becomes a 200 response of type application/json. A JSON string becomes the body
     * without its quotes.
     */
    private static Result inferred(JsonElement value, byte[] payload) {
        byte[] body = isString(value) ? value.getAsString().getBytes(StandardCharsets.UTF_8) : payload;
        return new Result.Valid(
                new HttpResponse(200, Headers.of("content-type", "application/json"), body, Optional.empty()));
    }

    private static Result explicit(JsonObject reply) {
        Optional<Integer> status = status(reply.get("statusCode"));
        if (status.isEmpty()) {
            return malformed("a statusCode from 200 to 599", LogValue.of(reply.get("statusCode")));
        }
        JsonElement encoded = reply.get("isBase64Encoded");
        if (encoded != null && !encoded.isJsonNull() && !isBoolean(encoded)) {
            return malformed("isBase64Encoded as true or false", LogValue.of(encoded));
        }
        Optional<byte[]> body = body(reply.get("body"), isBoolean(encoded) && encoded.getAsBoolean());
        if (body.isEmpty()) {
            return malformed("a string as body, in base64 if isBase64Encoded is true", kind(reply.get("body")));
        }
        Optional<Headers> headers = headers(reply);
        if (headers.isEmpty()) {
            return malformed(
                    "headers with strings, numbers or booleans and cookies as a list of strings, without line breaks",
                    "other values");
        }
        // OBS (public posts on HTTP APIs): the content type if the function sets none.
        Headers complete = headers.get().first("content-type").isPresent()
                ? headers.get()
                : headers.get().with("content-type", "text/plain;charset=UTF-8");
        boolean bodiless = status.get() == 204 || status.get() == 304;
        return new Result.Valid(
                new HttpResponse(status.get(), complete, bodiless ? new byte[0] : body.get(), Optional.empty()));
    }

    static Optional<Integer> status(@Nullable JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            return Optional.empty();
        }
        try {
            int status = new BigDecimal(primitive.getAsString()).intValueExact();
            return status >= 200 && status <= 599 ? Optional.of(status) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> body(@Nullable JsonElement value, boolean base64) {
        if (value == null || value.isJsonNull()) {
            return Optional.of(new byte[0]);
        }
        if (!isString(value)) {
            return Optional.empty();
        }
        if (!base64) {
            return Optional.of(value.getAsString().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(value.getAsString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Headers> headers(JsonObject reply) {
        List<Headers.Field> fields = new ArrayList<>();
        // OBS ministack: both cookies and a Set-Cookie header are sent, cookies first.
        JsonElement cookies = reply.get("cookies");
        if (cookies != null && !cookies.isJsonNull()) {
            if (!cookies.isJsonArray()) {
                return Optional.empty();
            }
            for (JsonElement cookie : cookies.getAsJsonArray()) {
                if (!isString(cookie) || !isFieldValue(cookie.getAsString())) {
                    return Optional.empty();
                }
                fields.add(new Headers.Field("set-cookie", cookie.getAsString()));
            }
        }
        JsonElement headers = reply.get("headers");
        if (headers == null || headers.isJsonNull()) {
            return Optional.of(new Headers(fields));
        }
        if (!headers.isJsonObject()) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonElement> header : headers.getAsJsonObject().entrySet()) {
            if (!HEADER_NAME.matcher(header.getKey()).matches()
                    || !header.getValue().isJsonPrimitive()
                    || !isFieldValue(header.getValue().getAsString())) {
                return Optional.empty();
            }
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!DROPPED_HEADERS.contains(name)) {
                String sent = RENAMED_HEADERS.contains(name) ? RENAMED.toLowerCase(Locale.ROOT) + name : name;
                fields.add(new Headers.Field(sent, header.getValue().getAsString()));
            }
        }
        return Optional.of(new Headers(fields));
    }

    /** RFC 9110 section 5.5: a line break in a value would start another header. */
    static boolean isFieldValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c != 0x7f && c <= 0xff));
    }

    static boolean isString(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    static boolean isBoolean(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isBoolean();
    }

    static String kind(@Nullable JsonElement value) {
        if (value == null || value.isJsonPrimitive()) {
            return "another value";
        }
        return value.isJsonObject() ? "an object; serialize it" : "a list; serialize it";
    }

    static Result malformed(String expected, String actual) {
        return new Result.Malformed("response: the function must return " + expected + ", got " + actual);
    }
}
