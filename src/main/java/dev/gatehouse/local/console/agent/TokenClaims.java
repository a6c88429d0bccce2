package dev.gatehouse.local.console.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.console.request.ReadToken;
import dev.gatehouse.local.gateway.text.LogValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the claims of a token say about the MCP server. */
final class TokenClaims {
    private TokenClaims() {}

    /** What a token lacks to be accepted, as far as its claims say it. */
    static List<String> lacks(ReadToken token, McpStack server, Instant at) {
        List<String> lacks = new ArrayList<>();
        if (token.text("token_use").filter("id"::equals).isPresent()) {
            lacks.add("an access token: this is an ID token");
            return lacks;
        }
        if (!isFor(token, server)) {
            JsonElement aud = token.claims().get("aud");
            lacks.add("resource=" + server.url() + " at the authorization endpoint: the token "
                    + (aud == null ? "has no aud" : "is for " + LogValue.of(aud)));
        }
        if (scopes(token).noneMatch(server::hasScope)) {
            lacks.add("a scope of the MCP server: the token has "
                    + token.text("scope").map(LogValue::of).orElse("none"));
        }
        if (expiry(token).filter(at::isAfter).isPresent()) {
            lacks.add("a valid token: this one has expired");
        }
        return lacks;
    }

    private static boolean isFor(ReadToken token, McpStack server) {
        JsonElement aud = token.claims().get("aud");
        if (aud instanceof JsonArray several) {
            return several.contains(new JsonPrimitive(server.url()));
        }
        return token.text("aud").filter(server.url()::equals).isPresent();
    }

    private static Stream<String> scopes(ReadToken token) {
        return Stream.of(token.text("scope").orElse("").split(" "));
    }

    private static Optional<Instant> expiry(ReadToken token) {
        String seconds = Json.text(token.claims(), "exp");
        return seconds.matches("[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
                : Optional.empty();
    }

    /** Joins the answer that issued a token with the requests that have it. */
    static String key(String jti) {
        return "token " + jti;
    }
}
