package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.HttpApi;
import java.util.Optional;

/**
 * The audience of an authorizer that accepts only tokens for one resource, such as an MCP server: a URL. A user pool writes
 * it into {@code aud} if the sign-in asks for it with {@code resource} (DOC "Resource binding").
 */
public record ResourceAudience(String url) {

    /** Empty for a client ID, which is not a URL. */
    public static Optional<ResourceAudience> of(String audience) {
        return audience.startsWith("https://") || audience.startsWith("http://")
                ? Optional.of(new ResourceAudience(audience))
                : Optional.empty();
    }

    /** The only audience of the authorizer, if it is a URL. */
    static Optional<ResourceAudience> of(HttpApi.JwtAuthorizer authorizer) {
        return authorizer.audiences().size() == 1
                ? authorizer.audiences().stream().findFirst().flatMap(ResourceAudience::of)
                : Optional.empty();
    }

    /** Why the token is refused, for the log. */
    public String refusal(JsonObject claims) {
        return "audience: aud must be " + url + ", got " + received(claims) + "; request "
                + (isIdToken(claims) ? "an access token" : "the token") + " with resource=" + url
                + " at /oauth2/authorize";
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
