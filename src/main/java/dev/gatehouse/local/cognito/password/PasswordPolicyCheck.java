package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Checks a password against the policy of the pool. DOC "Adding user pool password requirements": letters and digits are
 * those of Basic Latin; symbols are the listed characters and a space that is neither first nor last. Texts OBS. The API
 * reference has no minimum length (PasswordType: at most 256 characters, pattern {@code [\S]+}), so that a short password
 * violates the policy.
 */
public final class PasswordPolicyCheck implements SignUpCheck {
    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`=+";
    private static final int MAX_LENGTH = 256;

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        return refusal(candidate.caller().pool().passwordPolicy(), candidate.password());
    }

    /** As {@link #refusal(PasswordPolicy, Secret)}, in the words of AdminCreateUser (OBS data-dot-all/dataall #690). */
    public static Optional<Refused> refusalOfAdminCreateUser(PasswordPolicy policy, Secret entered) {
        return refusal(policy, entered)
                .map(refused -> new Refused(
                        refused.type(),
                        refused.message().replace("with policy", "with password policy"),
                        refused.reason()));
    }

    public static Optional<Refused> refusal(PasswordPolicy policy, Secret entered) {
        String password = entered.reveal();
        if (password.length() > MAX_LENGTH) {
            return violation("Password too long", "at most " + MAX_LENGTH + " characters");
        }
        if (!isPrintable(password)) {
            return violation(
                    "Password must not begin or end with a space, or hold control characters",
                    "it must not begin or end with a space, or contain control characters or unpaired surrogates");
        }
        if (password.codePointCount(0, password.length()) < policy.minimumLength()) {
            return violation("Password not long enough", "at least " + policy.minimumLength() + " characters");
        }
        if (policy.uppercase() && !has(password, c -> c >= 'A' && c <= 'Z')) {
            return violation("Password must have uppercase characters", "one of A to Z");
        }
        if (policy.lowercase() && !has(password, c -> c >= 'a' && c <= 'z')) {
            return violation("Password must have lowercase characters", "one of a to z");
        }
        if (policy.numbers() && !has(password, c -> c >= '0' && c <= '9')) {
            return violation("Password must have numeric characters", "one of 0 to 9");
        }
        // Spaces at the ends were refused above.
        if (policy.symbols() && !has(password, c -> c == ' ' || SYMBOLS.indexOf(c) >= 0)) {
            return violation(
                    "Password must have symbol characters", "one of " + SYMBOLS + " or a space inside the password");
        }
        return Optional.empty();
    }

    /**
     * API reference SignUp, pattern {@code [\S]+}: no space at either end. CHOICE: also no control characters and no unpaired
     * surrogates.
     */
    private static boolean isPrintable(String password) {
        if (password.isEmpty()) {
            return true;
        }
        return !isSpace(password.codePointAt(0))
                && !isSpace(password.codePointBefore(password.length()))
                && password.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean has(String password, IntPredicate condition) {
        return password.codePoints().anyMatch(condition);
    }

    private static Optional<Refused> violation(String rule, String reason) {
        return Optional.of(new Refused(
                "InvalidPasswordException", "Password did not conform with policy: " + rule, "password: " + reason));
    }
}
