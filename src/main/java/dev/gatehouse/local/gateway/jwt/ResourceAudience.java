package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.LogValue;

/**
 * The audience of an authorizer that accepts only tokens for one resource, such as an MCP server: a URL. A user pool writes
 * it into {@code aud} if the sign-in asks for it with {@code resource} (DOC "Resource binding").
 *
 * @param url of the resource
 */
public record ResourceAudience(String url) {
    /** Why the token is refused, for the log. */
    public String refusal(JsonObject claims) {
        return "audience: aud must be " + url + ", got " + received(claims) + "; request "
                + (isIdToken(claims) ? "an access token" : "the token") + " with resource=" + url
                + " at the authorization endpoint";
    }

    /** What the check expects, for the console. */
    public String expected() {
        return "aud is " + url;
    }

    /** The audience of the token, for the log and the console. */
    public static String received(JsonObject claims) {
        String aud = LogValue.of(claims.get("aud"));
        if (isIdToken(claims)) {
            return aud + " (an ID token)";
        }
        return claims.has("aud") ? aud : aud + " (client_id " + LogValue.of(claims.get("client_id")) + ")";
    }

    private static boolean isIdToken(JsonObject claims) {
        return new JsonPrimitive("id").equals(claims.get("token_use"));
    }
}
