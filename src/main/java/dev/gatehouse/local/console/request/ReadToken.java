package dev.gatehouse.local.console.request;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.StrictBase64Url;
import dev.gatehouse.local.gateway.text.StrictJson;
import java.util.Optional;

/** Header and claims of a token as it says them: its signature is not checked here, and not kept. */
public record ReadToken(JsonObject header, JsonObject claims) {
    /** Empty if the text is not a JWT. */
    public static Optional<ReadToken> of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<JsonObject> header = StrictBase64Url.decode(parts[0]).flatMap(StrictJson::object);
        Optional<JsonObject> claims = StrictBase64Url.decode(parts[1]).flatMap(StrictJson::object);
        return header.isPresent() && claims.isPresent()
                ? Optional.of(new ReadToken(header.get(), claims.get()))
                : Optional.empty();
    }

    /** A claim that is a text. */
    public Optional<String> text(String claim) {
        return claims.get(claim) instanceof JsonPrimitive value && value.isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    /** The name of the user; empty for a token of client credentials. */
    Optional<String> user() {
        return text("username").or(() -> text("cognito:username"));
    }

    /** The id of the app client. */
    Optional<String> client() {
        return text("client_id").or(() -> text("aud"));
    }

    /** Does not print claims. */
    @Override
    public String toString() {
        return "ReadToken";
    }
}
