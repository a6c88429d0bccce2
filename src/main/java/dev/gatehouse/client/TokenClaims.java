package dev.gatehouse.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads JSON of the token endpoint, and claims of its tokens. Their signature is not checked: the API does that. */
public final class TokenClaims {
    private TokenClaims() {}

    /** A text claim; empty if the token is not a JWT or does not have the claim. */
    public static String claim(String token, String name) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                            && JsonParser.parseString(
                                            new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                                    instanceof JsonObject claims
                    ? text(claims, name)
                    : "";
        } catch (IllegalArgumentException | JsonParseException e) {
            return "";
        }
    }

    /** The text with this name; empty if there is none. */
    public static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive ? value.getAsString() : "";
    }
}
