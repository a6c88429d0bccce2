package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.AppClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pre-token function wants to have otherwise. Claims that are not its own to change stay, without a word (DOC
 * "Pre token generation Lambda trigger", claims and scopes).
 *
 * @param groups in the place of the user's; empty leaves those
 */
public record ClaimsAndScopeOverrides(
        JsonObject idClaims,
        List<String> idWithout,
        JsonObject accessClaims,
        List<String> accessWithout,
        List<String> scopesToAdd,
        List<String> scopesToSuppress,
        Optional<Groups> groups)
        implements PreTokenGenerationTrigger.Result {
    static final ClaimsAndScopeOverrides NONE = new ClaimsAndScopeOverrides(
            new JsonObject(), List.of(), new JsonObject(), List.of(), List.of(), List.of(), Optional.empty());

    private static final Set<String> FIXED = Set.of(
            "acr",
            "amr",
            "at_hash",
            "auth_time",
            "azp",
            "exp",
            "iat",
            "iss",
            "jti",
            "nbf",
            "nonce",
            "origin_jti",
            "sub",
            "token_use");

    private static final Set<String> FIXED_IN_ID = Set.of("identities", "aud", "cognito:username");
    private static final Set<String> FIXED_IN_ACCESS =
            Set.of("username", "client_id", "scope", "device_key", "event_id", "version");

    /** Attributes of identity pools; fixed as well. */
    private static final String DEVELOPER = "dev:";

    /** @param preferredRole for identity pools */
    record Groups(List<String> names, List<String> roles, Optional<String> preferredRole) {}

    /** Changes the claims of an ID token. */
    public void applyToId(JsonObject claims) {
        override(claims, idClaims, idWithout, FIXED_IN_ID);
        groups.ifPresent(wanted -> {
            set(claims, "cognito:groups", wanted.names());
            set(claims, "cognito:roles", wanted.roles());
            claims.remove("cognito:preferred_role");
            wanted.preferredRole().ifPresent(role -> claims.addProperty("cognito:preferred_role", role));
        });
    }

    /** Changes the claims of an access token, its scope last. */
    public void applyToAccess(JsonObject claims, AppClient client) {
        // DOC: an access token may get an audience, and only that of the client itself. CHOICE: another is left out.
        JsonElement audience = accessClaims.get("aud");
        Set<String> fixed = new LinkedHashSet<>(FIXED_IN_ACCESS);
        if (audience == null
                || !audience.isJsonPrimitive()
                || !audience.getAsString().equals(client.id())) {
            fixed.add("aud");
        }
        override(claims, accessClaims, accessWithout, fixed);
        groups.ifPresent(wanted -> set(claims, "cognito:groups", wanted.names()));
        Set<String> scopes =
                new LinkedHashSet<>(List.of(claims.get("scope").getAsString().split(" ", -1)));
        scopes.addAll(scopesToAdd);
        scopesToSuppress.forEach(scopes::remove);
        claims.addProperty("scope", String.join(" ", scopes));
    }

    /** DOC, version 1: what is both replaced and suppressed is suppressed. */
    private static void override(JsonObject claims, JsonObject more, List<String> without, Set<String> fixed) {
        more.asMap().forEach((name, value) -> {
            if (isFree(name, fixed)) {
                claims.add(name, value);
            }
        });
        without.stream().filter(name -> isFree(name, fixed)).forEach(claims::remove);
    }

    private static boolean isFree(String name, Set<String> fixed) {
        return !FIXED.contains(name) && !fixed.contains(name) && !name.startsWith(DEVELOPER);
    }

    private static void set(JsonObject claims, String name, List<String> texts) {
        claims.remove(name);
        if (!texts.isEmpty()) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            claims.add(name, array);
        }
    }

    /** Claims are personal: how many, and no value. */
    @Override
    public String toString() {
        return "ClaimsAndScopeOverrides[" + idClaims.size() + " in ID, " + accessClaims.size() + " in access tokens]";
    }
}
