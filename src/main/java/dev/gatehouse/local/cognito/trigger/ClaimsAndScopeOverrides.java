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
 * The changes that a pre token generation function requests. Changes of protected claims are ignored silently (DOC "Pre
 * token generation Lambda trigger", claims and scopes).
 *
 * @param groups replaces the user's groups; empty keeps them
 */
public record ClaimsAndScopeOverrides(
        JsonObject idClaims,
        List<String> idClaimsToSuppress,
        JsonObject accessClaims,
        List<String> accessClaimsToSuppress,
        List<String> scopesToAdd,
        List<String> scopesToSuppress,
        Optional<GroupOverrides> groups)
        implements PreTokenGenerationTrigger.Result {
    static final ClaimsAndScopeOverrides NONE = new ClaimsAndScopeOverrides(
            new JsonObject(), List.of(), new JsonObject(), List.of(), List.of(), List.of(), Optional.empty());

    private static final Set<String> PROTECTED = Set.of(
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

    private static final Set<String> PROTECTED_IN_ID = Set.of("identities", "aud", "cognito:username");
    private static final Set<String> PROTECTED_IN_ACCESS =
            Set.of("username", "client_id", "scope", "device_key", "event_id", "version");

    /** The prefix of attributes of identity pools, which are protected too. */
    private static final String DEVELOPER_PREFIX = "dev:";

    /** @param preferredRole for identity pools */
    record GroupOverrides(List<String> names, List<String> roles, Optional<String> preferredRole) {}

    /** Changes the claims of an ID token. */
    public void applyToId(JsonObject claims) {
        override(claims, idClaims, idClaimsToSuppress, PROTECTED_IN_ID);
        groups.ifPresent(overrides -> {
            set(claims, "cognito:groups", overrides.names());
            set(claims, "cognito:roles", overrides.roles());
            claims.remove("cognito:preferred_role");
            overrides.preferredRole().ifPresent(role -> claims.addProperty("cognito:preferred_role", role));
        });
    }

    /** Changes the claims of an access token, its scope last. */
    public void applyToAccess(JsonObject claims, AppClient client) {
        // DOC: the audience of an access token can only be the client itself. CHOICE: another value is ignored.
        JsonElement audience = accessClaims.get("aud");
        Set<String> protectedHere = new LinkedHashSet<>(PROTECTED_IN_ACCESS);
        if (audience == null
                || !audience.isJsonPrimitive()
                || !audience.getAsString().equals(client.id())) {
            protectedHere.add("aud");
        }
        override(claims, accessClaims, accessClaimsToSuppress, protectedHere);
        groups.ifPresent(overrides -> set(claims, "cognito:groups", overrides.names()));
        Set<String> scopes =
                new LinkedHashSet<>(List.of(claims.get("scope").getAsString().split(" ", -1)));
        scopes.addAll(scopesToAdd);
        scopesToSuppress.forEach(scopes::remove);
        claims.addProperty("scope", String.join(" ", scopes));
    }

    /** DOC, version 1: a claim that is both overridden and suppressed is suppressed. */
    private static void override(
            JsonObject claims, JsonObject overrides, List<String> suppressed, Set<String> protectedHere) {
        overrides.asMap().forEach((name, value) -> {
            if (isChangeable(name, protectedHere)) {
                claims.add(name, value);
            }
        });
        suppressed.stream().filter(name -> isChangeable(name, protectedHere)).forEach(claims::remove);
    }

    private static boolean isChangeable(String name, Set<String> protectedHere) {
        return !PROTECTED.contains(name) && !protectedHere.contains(name) && !name.startsWith(DEVELOPER_PREFIX);
    }

    private static void set(JsonObject claims, String name, List<String> texts) {
        claims.remove(name);
        if (!texts.isEmpty()) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            claims.add(name, array);
        }
    }

    /** Claims are personal data: only their number is shown. */
    @Override
    public String toString() {
        return "ClaimsAndScopeOverrides[" + idClaims.size() + " in ID, " + accessClaims.size() + " in access tokens]";
    }
}
