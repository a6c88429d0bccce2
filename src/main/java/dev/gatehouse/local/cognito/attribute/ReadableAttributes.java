package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which attributes of a user a client may see. */
public final class ReadableAttributes {
    private static final Set<String> ALWAYS = Set.of("sub", FederatedUsers.IDENTITIES);
    private static final Set<String> EMAIL = Set.of("email", "email_verified");
    private static final Set<String> PHONE = Set.of("phone_number", "phone_number_verified");

    private ReadableAttributes() {}

    /** Those that the client may read, and {@code sub} always. None named means all (API reference, ReadAttributes). */
    public static Map<String, String> readable(AppClient client, User user) {
        Map<String, String> seen = new TreeMap<>(user.attributes());
        client.readAttributes().ifPresent(allowed -> seen.keySet().removeIf(name -> !allowed.contains(name)));
        seen.put("sub", user.sub());
        // DOC "Understanding the identity (ID) token"; OBS, in public issues: there whatever the client may read.
        String identities = user.attributes().get(FederatedUsers.IDENTITIES);
        if (identities != null) {
            seen.put(FederatedUsers.IDENTITIES, identities);
        }
        return seen;
    }

    /**
     * Narrowed by scope. DOC "The user attributes endpoint": openid alone shows all that the client may
     * read, profile too; openid with email or phone only those. CHOICE: custom scopes do not
     * narrow, and the ID token of a hosted sign-in follows the same rule.
     */
    public static Map<String, String> readableWithScopes(AppClient client, User user, List<String> scopes) {
        Map<String, String> seen = readable(client, user);
        boolean email = scopes.contains("email");
        boolean phone = scopes.contains("phone");
        if (scopes.contains("profile") || (!email && !phone)) {
            return seen;
        }
        seen.keySet()
                .removeIf(name ->
                        !ALWAYS.contains(name) && !(email && EMAIL.contains(name)) && !(phone && PHONE.contains(name)));
        return seen;
    }
}
