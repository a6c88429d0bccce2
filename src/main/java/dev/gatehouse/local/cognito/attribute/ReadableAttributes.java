package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The attributes of a user that a client can read. */
public final class ReadableAttributes {
    private static final Set<String> ALWAYS_READABLE = Set.of("sub", FederatedUsers.IDENTITIES);
    private static final Set<String> EMAIL = Set.of("email", "email_verified");
    private static final Set<String> PHONE = Set.of("phone_number", "phone_number_verified");

    private ReadableAttributes() {}

    /**
     * The attributes that the client can read, and always {@code sub}. A client without ReadAttributes can read all of
     * them (API reference).
     */
    public static Map<String, String> readable(AppClient client, User user) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        client.readAttributes().ifPresent(allowed -> attributes.keySet().removeIf(name -> !allowed.contains(name)));
        attributes.put("sub", user.sub());
        // DOC "Understanding the identity (ID) token"; OBS, in public issues: always included.
        String identities = user.attributes().get(FederatedUsers.IDENTITIES);
        if (identities != null) {
            attributes.put(FederatedUsers.IDENTITIES, identities);
        }
        return attributes;
    }

    /**
     * Restricts the attributes by scope. DOC "The user attributes endpoint": openid without other scopes, or with
     * profile, returns all readable attributes; openid with email or phone returns only those. CHOICE: custom scopes do
     * not restrict attributes, and the ID token of a hosted sign-in follows the same rule.
     */
    public static Map<String, String> readableWithScopes(AppClient client, User user, List<String> scopes) {
        Map<String, String> attributes = readable(client, user);
        boolean email = scopes.contains("email");
        boolean phone = scopes.contains("phone");
        if (scopes.contains("profile") || (!email && !phone)) {
            return attributes;
        }
        attributes
                .keySet()
                .removeIf(name -> !ALWAYS_READABLE.contains(name)
                        && !(email && EMAIL.contains(name))
                        && !(phone && PHONE.contains(name)));
        return attributes;
    }
}
