package dev.gatehouse.settings.pool;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The standard attributes of a user pool (DOC "Working with user attributes"), by the scope with which a client can read them
 * (OpenID Connect Core section 5.4). {@code local.state.UserSchema} has a separate list, because the local cloud does
 * not depend on settings; StandardAttributesTest checks that both are equal.
 */
public final class StandardAttributes {
    /** The attributes of the scope {@code profile}. */
    public static final List<String> PROFILE = List.of(
            "birthdate",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo");

    /** The attributes of the scope {@code email}. */
    public static final List<String> EMAIL = List.of("email", "email_verified");

    /** The attributes of the scope {@code phone}. */
    public static final List<String> PHONE = List.of("phone_number", "phone_number_verified");

    /** Attributes that Cognito sets and clients cannot write. */
    static final Set<String> READ_ONLY = Set.of("sub", "email_verified", "phone_number_verified");

    /** All standard attributes, sorted by name. */
    public static final Set<String> ALL = all();

    private StandardAttributes() {}

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(List.of("sub", "address"));
        all.addAll(PROFILE);
        all.addAll(EMAIL);
        all.addAll(PHONE);
        return Collections.unmodifiableSet(all);
    }
}
