package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Claims as a function sees them. OBS (floci, measured on real AWS 2026-08; yulin; guidance repository 802): every value
 * is a text, a list is {@code [a b]}, null claims are dropped.
 */
public final class HttpApiClaims {
    private HttpApiClaims() {}

    public static JsonObject of(JsonObject claims) {
        JsonObject texts = new JsonObject();
        for (Map.Entry<String, JsonElement> claim : claims.entrySet()) {
            if (!claim.getValue().isJsonNull()) {
                texts.addProperty(claim.getKey(), of(claim.getValue()));
            }
        }
        return texts;
    }

    public static String of(JsonElement value) {
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream()
                    .map(HttpApiClaims::of)
                    .collect(Collectors.joining(" ", "[", "]"));
        }
        // CHOICE: an object, for which no source was found, as its JSON.
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
