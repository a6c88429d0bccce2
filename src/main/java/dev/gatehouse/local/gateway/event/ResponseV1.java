package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.event.ResponseV2.Result;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.text.StrictJson;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the return value of a function in payload format 1.0, which must have a statusCode. */
public final class ResponseV1 {
    /** DOC "Lambda proxy integrations in API Gateway", output format. */
    private static final Set<String> KEYS =
            Set.of("isBase64Encoded", "statusCode", "headers", "multiValueHeaders", "body");

    /**
     * OBS (responses in public posts): a REST API sets these headers itself and renames the function's with a prefix.
     */
    private static final Set<String> REMAPPED_HEADERS =
            Set.of("connection", "content-length", "date", "host", "server", "www-authenticate");

    private ResponseV1() {}

    /** @param decode whether a base64 body is decoded: its type is a binary media type and the caller accepts it */
    public static Result forRestApi(byte[] payload, boolean decode) {
        return read(payload, true, decode);
    }

    public static Result forHttpApi(byte[] payload) {
        return read(payload, false, true);
    }

    private static Result read(byte[] payload, boolean rest, boolean decode) {
        if (payload.length > ResponseV2.MAX_BYTES) {
            return ResponseV2.malformed("at most 6 MB", payload.length + " bytes");
        }
        Optional<JsonObject> json = StrictJson.object(payload);
        if (json.isEmpty()) {
            return ResponseV2.malformed("a JSON object with a statusCode in payload format 1.0", "something else");
        }
        JsonObject reply = json.get();
        // OBS aws-sam-cli (its check of response keys): a REST API accepts no other key.
        Optional<String> unknown = reply.keySet().stream()
                .filter(key -> rest && !KEYS.contains(key))
                .findFirst();
        if (unknown.isPresent()) {
            return ResponseV2.malformed(
                    "only statusCode, headers, multiValueHeaders, body and isBase64Encoded",
                    LogValue.of(unknown.get()));
        }
        return parts(reply, rest, decode);
    }

    private static Result parts(JsonObject reply, boolean rest, boolean decode) {
        // OBS aws-sam-cli: a number as a string is accepted.
        Optional<Integer> status = ResponseV2.status(number(reply.get("statusCode")));
        if (status.isEmpty()) {
            return ResponseV2.malformed("a statusCode from 200 to 599", LogValue.of(reply.get("statusCode")));
        }
        JsonElement encoded = reply.get("isBase64Encoded");
        if (encoded != null && !encoded.isJsonNull() && !ResponseV2.isBoolean(encoded)) {
            return ResponseV2.malformed("isBase64Encoded as true or false", LogValue.of(encoded));
        }
        Optional<byte[]> body =
                body(reply.get("body"), decode && ResponseV2.isBoolean(encoded) && encoded.getAsBoolean());
        if (body.isEmpty()) {
            return ResponseV2.malformed(
                    "a string as body, in base64 if isBase64Encoded is true", ResponseV2.kind(reply.get("body")));
        }
        Optional<Headers> headers = headers(reply, rest);
        if (headers.isEmpty()) {
            return ResponseV2.malformed(
                    "headers with strings, numbers or booleans and multiValueHeaders with lists of them, without line breaks",
                    "other values");
        }
        // DOC "Set up a proxy integration with a proxy resource": the content type if the function sets none.
        Headers complete = headers.get().first("content-type").isPresent()
                ? headers.get()
                : headers.get().with("content-type", rest ? "application/json" : "text/plain;charset=UTF-8");
        boolean bodiless = status.get() == 204 || status.get() == 304;
        return new Result.Valid(
                new HttpResponse(status.get(), complete, bodiless ? new byte[0] : body.get(), Optional.empty()));
    }

    private static @Nullable JsonElement number(@Nullable JsonElement status) {
        return status instanceof JsonPrimitive text
                        && text.isString()
                        && text.getAsString().matches("[0-9]{3}")
                ? new JsonPrimitive(Integer.valueOf(text.getAsString()))
                : status;
    }

    private static Optional<byte[]> body(@Nullable JsonElement value, boolean base64) {
        if (value == null || value.isJsonNull()) {
            return Optional.of(new byte[0]);
        }
        if (!ResponseV2.isString(value)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    base64
                            ? Base64.getDecoder().decode(value.getAsString())
                            : value.getAsString().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** DOC: both are merged; a name and value in both is sent once. */
    private static Optional<Headers> headers(JsonObject reply, boolean rest) {
        Map<String, List<String>> merged = new LinkedHashMap<>();
        if (!addAll(reply.get("multiValueHeaders"), true, merged) || !addAll(reply.get("headers"), false, merged)) {
            return Optional.empty();
        }
        List<Headers.Field> fields = new ArrayList<>();
        for (Map.Entry<String, List<String>> header : merged.entrySet()) {
            String lower = header.getKey().toLowerCase(Locale.ROOT);
            for (String value : header.getValue()) {
                if ((rest ? REMAPPED_HEADERS : ResponseV2.RENAMED_HEADERS).contains(lower)) {
                    fields.add(new Headers.Field(ResponseV2.RENAMED + header.getKey(), value));
                } else if (!ResponseV2.DROPPED_HEADERS.contains(lower)) {
                    fields.add(new Headers.Field(header.getKey(), value));
                }
            }
        }
        return Optional.of(new Headers(fields));
    }

    private static boolean addAll(@Nullable JsonElement headers, boolean lists, Map<String, List<String>> merged) {
        if (headers == null || headers.isJsonNull()) {
            return true;
        }
        if (!headers.isJsonObject()) {
            return false;
        }
        for (Map.Entry<String, JsonElement> header : headers.getAsJsonObject().entrySet()) {
            if (lists && !header.getValue().isJsonArray()) {
                return false;
            }
            List<JsonElement> values =
                    lists ? header.getValue().getAsJsonArray().asList() : List.of(header.getValue());
            for (JsonElement value : values) {
                if (!add(header.getKey(), value, merged)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean add(String name, JsonElement value, Map<String, List<String>> merged) {
        if (!ResponseV2.HEADER_NAME.matcher(name).matches()
                || !value.isJsonPrimitive()
                || !ResponseV2.isFieldValue(value.getAsString())) {
            return false;
        }
        List<String> values = merged.computeIfAbsent(name, any -> new ArrayList<>());
        if (!values.contains(value.getAsString())) {
            values.add(value.getAsString());
        }
        return true;
    }
}
