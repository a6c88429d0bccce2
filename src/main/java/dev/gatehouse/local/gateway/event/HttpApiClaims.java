package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Claims in the form that an HTTP API passes to a function. OBS (floci, measured on real AWS 2026-08; yulin; guidance
 * repository 802): every value is a string, a list is {@code [a b]}, null claims are left out.
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
        // CHOICE: an object is passed as its JSON; no source was found.
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
