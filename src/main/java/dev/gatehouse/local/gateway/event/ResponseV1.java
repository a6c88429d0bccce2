package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.event.ResponseV2.Reading;
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

/** What a function's return value becomes in payload format 1.0, which infers nothing. */
public final class ResponseV1 {
    /** DOC "Lambda proxy integrations in API Gateway", output format. */
    private static final Set<String> KEYS =
            Set.of("isBase64Encoded", "statusCode", "headers", "multiValueHeaders", "body");

    /** OBS (answers in public posts): a REST API keeps these for itself and passes the function's on under a prefix. */
    private static final Set<String> REMAPPED =
            Set.of("connection", "content-length", "date", "host", "server", "www-authenticate");

    private static final String PREFIX = "x-amzn-Remapped-";

    private ResponseV1() {}

    /** @param bytes whether a body in base64 is decoded: its type is listed, and the caller takes it */
    public static Reading ofMethod(byte[] payload, boolean bytes) {
        return read(payload, true, bytes);
    }

    public static Reading ofRoute(byte[] payload) {
        return read(payload, false, true);
    }

    private static Reading read(byte[] payload, boolean rest, boolean bytes) {
        if (payload.length > ResponseV2.LIMIT) {
            return ResponseV2.malformed("at most 6 MB", payload.length + " bytes");
        }
        Optional<JsonObject> json = StrictJson.object(payload);
        if (json.isEmpty()) {
            return ResponseV2.malformed("a JSON object with a statusCode in payload format 1.0", "something else");
        }
        JsonObject reply = json.get();
        // OBS aws-sam-cli (its check of response keys): a REST API takes no other key.
        Optional<String> unknown = reply.keySet().stream()
                .filter(key -> rest && !KEYS.contains(key))
                .findFirst();
        if (unknown.isPresent()) {
            return ResponseV2.malformed(
                    "no key but statusCode, headers, multiValueHeaders, body and isBase64Encoded",
                    LogValue.of(unknown.get()));
        }
        return parts(reply, rest, bytes);
    }

    private static Reading parts(JsonObject reply, boolean rest, boolean bytes) {
        // OBS aws-sam-cli: a number written as a text will do.
        Optional<Integer> status = ResponseV2.status(number(reply.get("statusCode")));
        if (status.isEmpty()) {
            return ResponseV2.malformed("statusCode from 200 to 599", LogValue.of(reply.get("statusCode")));
        }
        JsonElement encoded = reply.get("isBase64Encoded");
        if (encoded != null && !encoded.isJsonNull() && !ResponseV2.isBoolean(encoded)) {
            return ResponseV2.malformed("isBase64Encoded true or false", LogValue.of(encoded));
        }
        Optional<byte[]> body =
                body(reply.get("body"), bytes && ResponseV2.isBoolean(encoded) && encoded.getAsBoolean());
        if (body.isEmpty()) {
            return ResponseV2.malformed(
                    "body a text, in base64 when isBase64Encoded says so", ResponseV2.kind(reply.get("body")));
        }
        Optional<Headers> headers = headers(reply, rest);
        if (headers.isEmpty()) {
            return ResponseV2.malformed(
                    "headers of texts, numbers or booleans and multiValueHeaders of lists of them, without line breaks",
                    "others");
        }
        // DOC "Set up a proxy integration with a proxy resource": this type where the function names none.
        Headers complete = headers.get().first("content-type").isPresent()
                ? headers.get()
                : headers.get().with("content-type", rest ? "application/json" : "text/plain;charset=UTF-8");
        boolean bodiless = status.get() == 204 || status.get() == 304;
        return new Reading.Answer(
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
        if (!ResponseV2.isText(value)) {
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

    /** DOC: both are merged; the same name and value in both comes once. */
    private static Optional<Headers> headers(JsonObject reply, boolean rest) {
        Map<String, List<String>> merged = new LinkedHashMap<>();
        if (!addAll(reply.get("multiValueHeaders"), true, merged) || !addAll(reply.get("headers"), false, merged)) {
            return Optional.empty();
        }
        List<Headers.Field> fields = new ArrayList<>();
        for (Map.Entry<String, List<String>> header : merged.entrySet()) {
            String lower = header.getKey().toLowerCase(Locale.ROOT);
            for (String value : header.getValue()) {
                if (rest && REMAPPED.contains(lower)) {
                    fields.add(new Headers.Field(PREFIX + header.getKey(), value));
                } else if (!ResponseV2.DROPPED.contains(lower)) {
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
        if (!ResponseV2.NAME.matcher(name).matches()
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
