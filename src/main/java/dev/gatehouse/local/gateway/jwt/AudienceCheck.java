package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * DOC "JWT authorizers": aud, or client_id where there is no aud, must be one of the audiences that the authorizer
 * declares. A token with the wrong aud is not saved by the right client_id.
 */
final class AudienceCheck implements TokenCheck {
    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        String claim = token.claims().has("aud") ? "aud" : "client_id";
        List<JsonElement> values = values(token.claims().get(claim), claim);
        boolean hit = !values.isEmpty()
                && values.stream().allMatch(AudienceCheck::isText)
                && values.stream().map(JsonElement::getAsString).anyMatch(authorizer.audiences()::contains);
        if (hit) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                // DOC "Troubleshooting issues with HTTP API JWT authorizers": this wording.
                "the token does not have a valid audience",
                "audience: " + claim + " must be one of " + new TreeSet<>(authorizer.audiences()) + ", this token has "
                        + LogValue.of(token.claims().get(claim)) + ": "
                        + (claim.equals("aud")
                                ? "ask for the token without a resource, or name it in the authorizer's audience"
                                : "sign in with one of those clients, or add this client to the stack")));
    }

    /** RFC 7519 section 4.1.3: aud is a text or an array of texts; client_id is a text only. */
    private static List<JsonElement> values(@Nullable JsonElement value, String claim) {
        if (value == null) {
            return List.of();
        }
        return value.isJsonArray() && claim.equals("aud")
                ? value.getAsJsonArray().asList()
                : List.of(value);
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }
}
