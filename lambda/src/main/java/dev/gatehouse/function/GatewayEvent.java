package dev.gatehouse.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An event of API Gateway in either payload format: 2.0 of an HTTP API, or 1.0 of a REST API. The classes of
 * aws-lambda-java-events have one class for each format.
 *
 * @param json the event as received
 */
record GatewayEvent(JsonObject json) {
    static GatewayEvent read(InputStream input) {
        return new GatewayEvent(JsonParser.parseReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                .getAsJsonObject());
    }

    /** The method of the request and the path of the declared route: a host name or a stage cannot change it. */
    String route() {
        if (!text(json, "version").equals("2.0")) {
            return text(json, "httpMethod") + " " + text(json, "resource");
        }
        String key = text(json, "routeKey");
        return text(object(object(json, "requestContext"), "http"), "method") + " "
                + key.substring(key.indexOf(' ') + 1);
    }

    /** @param name in any case: HTTP APIs send header names in lower case, REST APIs as the client wrote them */
    Optional<String> header(String name) {
        JsonObject headers = object(json, "headers");
        return headers.keySet().stream()
                .filter(written -> written.toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(written -> text(headers, written));
    }

    String body() {
        return ApiRequest.body(
                        text(json, "body"),
                        json.get("isBase64Encoded") instanceof JsonPrimitive flag && flag.getAsBoolean())
                .orElse("");
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value instanceof JsonPrimitive ? value.getAsString() : "";
    }

    /** Only the route: headers can have tokens. */
    @Override
    public String toString() {
        return "GatewayEvent[" + route() + "]";
    }
}
