package dev.gatehouse.local.cognito.attribute;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sign-in with an identity provider.
 *
 * @param client the name of the app client
 * @param subject the provider's id of the user
 * @param claims the provider's claims, by the provider's names; long values are cut
 * @param attributes the attributes that the claims are mapped to, by name; long values are cut
 * @param outcome the user, or why the sign-in was refused
 */
public record FederatedSignIn(
        Instant time,
        String poolId,
        String client,
        String provider,
        String subject,
        Map<String, String> claims,
        Map<String, String> attributes,
        FederatedUsers.Outcome outcome) {
    /** The longest attribute. */
    private static final int MAX_VALUE_LENGTH = 2048;

    public FederatedSignIn {
        claims = cut(claims);
        attributes = cut(attributes);
    }

    private static Map<String, String> cut(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>();
        values.forEach((name, value) ->
                all.put(name, value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH) + "…"));
        return Collections.unmodifiableMap(all);
    }

    /** Claims are personal data and are left out. */
    @Override
    public String toString() {
        return "FederatedSignIn[" + provider + ", " + time + "]";
    }
}
