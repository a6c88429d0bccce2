package dev.gatehouse.settings;

import java.util.List;

/**
 * The users of a stack.
 *
 * @param openSignUp whether anybody may sign up; by default users are invited
 * @param groups names, lowest precedence number first
 * @param protection whether the stack's users are guarded against loss: the pool's deletion protection, Pulumi's
 *     {@code protect} and {@code retainOnDelete}; on by default, and with it the conveniences of development are refused
 */
public record Identity(boolean openSignUp, PasswordRules password, Mfa mfa, List<String> groups, boolean protection) {
    static final Shape KEYS = new Shape("The users of a stack.");

    private enum SignUp {
        INVITED,
        OPEN
    }

    private static final Key<SignUp> SIGN_UP = KEYS.choice("signUp", SignUp.class)
            .says("who makes accounts: administrators invite, or anybody may sign up")
            .from("Cognito, AdminCreateUserConfigType, AllowAdminCreateUserOnly")
            .byDefault(SignUp.INVITED);
    private static final Key<Section> PASSWORD = KEYS.section("password", PasswordRules.KEYS)
            .says("what a password must have")
            .orEmpty();
    private static final Key<Mfa> MFA = KEYS.choice("mfa", Mfa.class)
            .says("whether users sign in with a second factor, an authenticator app")
            .from("Cognito, SetUserPoolMfaConfig")
            .byDefault(Mfa.OPTIONAL);

    /** Cognito takes more; a blank, comma or bracket would make the gateway's {@code [a b]} claim ambiguous. */
    private static final Form GROUP = KEYS.form(
            "[A-Za-z0-9_.:-]{1,128}",
            "group-name",
            "must be 1 to 128 letters, digits or any of _ . : -",
            "rename the group");

    private static final Key<List<String>> GROUPS = KEYS.texts("groups", GROUP, Limit.atMost(100, "merge some"))
            .says("groups of users, by name; the first has the highest precedence")
            .from("Quotas in Amazon Cognito: 100 groups a user")
            .like(List.of("admin"))
            .orEmpty();
    private static final Key<Boolean> PROTECTION = KEYS.flag("protection")
            .says("whether users are guarded against loss; refuses the conveniences of development too")
            .from("Cognito, user pool deletion protection; Pulumi, protect and retainOnDelete")
            .byDefault(true);

    private static final Rule GROUP_UNKNOWN =
            KEYS.rule("group-unknown", "must be in gatehouse:identity.groups", "<nearest group>");

    public Identity {
        groups = List.copyOf(groups);
    }

    static Identity read(Section section) {
        return new Identity(
                section.get(SIGN_UP) == SignUp.OPEN,
                PasswordRules.read(section.get(PASSWORD)),
                section.get(MFA),
                section.get(GROUPS),
                section.get(PROTECTION));
    }

    /** Reports a group that does not exist at the place that names it. */
    void known(String group, Place place) {
        if (!groups.contains(group)) {
            place.report(GROUP_UNKNOWN, group, Nearest.hint(group, groups, "add it there"));
        }
    }
}
