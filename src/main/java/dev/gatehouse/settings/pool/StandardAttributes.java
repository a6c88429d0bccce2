package dev.gatehouse.settings.pool;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The standard attributes of a user pool (DOC "Working with user attributes"), by the scope that lets a client read them
 * (OpenID Connect Core section 5.4). {@code local.state.UserSchema} has its own list, since the local cloud knows no
 * settings; StandardAttributesTest holds both equal.
 */
public final class StandardAttributes {
    /** What the scope {@code profile} stands for. */
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

    /** What the scope {@code email} stands for. */
    public static final List<String> EMAIL = List.of("email", "email_verified");

    /** What the scope {@code phone} stands for. */
    public static final List<String> PHONE = List.of("phone_number", "phone_number_verified");

    /** What Cognito sets and no client writes. */
    static final Set<String> READ_ONLY = Set.of("sub", "email_verified", "phone_number_verified");

    /** All of them, by name. */
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
