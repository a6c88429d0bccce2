package dev.gatehouse.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The users of a stack.
 *
 * @param openSignUp whether anybody may sign up; by default users are invited
 * @param groups names, lowest precedence number first
 * @param protection whether the stack's users are guarded against loss: the pool's deletion protection, Pulumi's
 *     {@code protect} and {@code retainOnDelete}; on by default, and with it the conveniences of development are refused
 * @param triggers functions that Cognito calls; none by default
 */
public record Identity(
        boolean openSignUp,
        PasswordRules password,
        Mfa mfa,
        List<String> groups,
        boolean protection,
        Triggers triggers) {
    /** Cognito takes more; a blank, comma or bracket would make the gateway's {@code [a b]} claim ambiguous. */
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    /** Cognito's quota is 100 groups a user (Quotas in Amazon Cognito). */
    private static final int MOST_GROUPS = 100;

    private enum SignUp {
        INVITED,
        OPEN
    }

    public Identity {
        groups = List.copyOf(groups);
    }

    static Identity read(Section section) {
        Identity identity = new Identity(
                section.choice("signUp", SignUp.class, SignUp.INVITED) == SignUp.OPEN,
                PasswordRules.read(section.section("password")),
                section.choice("mfa", Mfa.class, Mfa.OPTIONAL),
                groups(section),
                section.flag("protection", true),
                Triggers.read(section));
        section.close();
        return identity;
    }

    private static List<String> groups(Section section) {
        List<String> groups = section.list("groups");
        for (int i = 0; i < groups.size(); i++) {
            if (!GROUP.matcher(groups.get(i)).matches()) {
                section.problems()
                        .add(
                                "group-name",
                                section.path("groups") + "[" + i + "]",
                                "must be 1 to 128 letters, digits or any of _ . : -",
                                groups.get(i),
                                "rename the group");
            }
        }
        if (groups.size() > MOST_GROUPS) {
            section.problems()
                    .add(
                            "quota",
                            section.path("groups"),
                            "must be at most " + MOST_GROUPS,
                            groups.size(),
                            "merge some");
        }
        return groups;
    }
}
