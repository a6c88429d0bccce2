package dev.gatehouse.local.console.user;

import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import java.util.ArrayList;
import java.util.List;

/** Describes a password policy. */
final class PasswordRules {
    private PasswordRules() {}

    /** Such as {@code At least 12 characters, with a lower-case letter, a digit.} */
    static String text(PasswordPolicy policy) {
        List<String> classes = new ArrayList<>();
        if (policy.lowercase()) {
            classes.add("a lower-case letter");
        }
        if (policy.uppercase()) {
            classes.add("an upper-case letter");
        }
        if (policy.numbers()) {
            classes.add("a digit");
        }
        if (policy.symbols()) {
            classes.add("a symbol");
        }
        return "At least " + policy.minimumLength() + " characters"
                + (classes.isEmpty() ? "" : ", with " + String.join(", ", classes))
                + ". A temporary password is valid for "
                + policy.temporaryDays() + (policy.temporaryDays() == 1 ? " day." : " days.");
    }
}
