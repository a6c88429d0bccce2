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
 * DOC "JWT authorizers": aud must be one of the audiences of the authorizer. Only if the token has no aud, client_id is
 * checked instead.
 */
final class AudienceCheck implements TokenCheck {
    /** DOC "Troubleshooting issues with HTTP API JWT authorizers": this wording. */
    private static final String INVALID = "the token does not have a valid audience";

    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        String claim = token.claims().has("aud") ? "aud" : "client_id";
        List<JsonElement> values = values(token.claims().get(claim), claim);
        boolean declared = !values.isEmpty()
                && values.stream().allMatch(AudienceCheck::isString)
                && values.stream().map(JsonElement::getAsString).anyMatch(authorizer.audiences()::contains);
        if (declared) {
            return Optional.empty();
        }
        Optional<ResourceAudience> resource = authorizer.resource().map(ResourceAudience::new);
        if (resource.isPresent()) {
            return Optional.of(new Refusal(INVALID, resource.get().refusal(token.claims())));
        }
        return Optional.of(new Refusal(
                INVALID,
                "audience: " + claim + " must be one of " + new TreeSet<>(authorizer.audiences()) + ", got "
                        + LogValue.of(token.claims().get(claim)) + "; "
                        + (claim.equals("aud")
                                ? "request the token without a resource, or, if its resource is this API, add the value to the audience of the authorizer"
                                : "sign in with one of these clients, or add this client to the stack")));
    }

    /** RFC 7519 section 4.1.3: aud is a string or an array of strings; client_id is a string. */
    private static List<JsonElement> values(@Nullable JsonElement value, String claim) {
        if (value == null) {
            return List.of();
        }
        return value.isJsonArray() && claim.equals("aud")
                ? value.getAsJsonArray().asList()
                : List.of(value);
    }

    private static boolean isString(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        Optional<ResourceAudience> resource = authorizer.resource().map(ResourceAudience::new);
        if (resource.isPresent()) {
            return new Description("audience", resource.get().expected(), ResourceAudience.received(token.claims()));
        }
        String claim = token.claims().has("aud") ? "aud" : "client_id";
        return new Description(
                "audience",
                claim + " is one of " + String.join(", ", new TreeSet<>(authorizer.audiences())),
                LogValue.of(token.claims().get(claim)));
    }
}
