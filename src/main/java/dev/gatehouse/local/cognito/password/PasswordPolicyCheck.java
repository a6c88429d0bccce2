package dev.gatehouse.local.cognito.password;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The pool's password policy. DOC "Adding user pool password requirements": letters and digits are those of Basic
 * Latin, symbols are the listed ones and a blank that is neither first nor last. Texts OBS. The API reference has no
 * shortest password (PasswordType: at most 256 characters, pattern {@code [\S]+}), so that a short one breaks the policy.
 */
public final class PasswordPolicyCheck implements SignUpCheck {
    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`=+";
    private static final int LONGEST = 256;

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        return refusal(candidate.caller().pool().passwordPolicy(), candidate.password());
    }

    public static Optional<Refused> refusal(PasswordPolicy policy, Secret typed) {
        String password = typed.reveal();
        if (password.length() > LONGEST) {
            return bad("Password too long", "at most " + LONGEST + " characters");
        }
        if (!isText(password)) {
            return bad(
                    "Password must not begin or end with a space, or hold control characters",
                    "blanks at the ends, control characters and half surrogates are refused");
        }
        if (password.codePointCount(0, password.length()) < policy.minimumLength()) {
            return bad("Password not long enough", "at least " + policy.minimumLength() + " characters");
        }
        if (policy.uppercase() && !has(password, c -> c >= 'A' && c <= 'Z')) {
            return bad("Password must have uppercase characters", "one of A to Z");
        }
        if (policy.lowercase() && !has(password, c -> c >= 'a' && c <= 'z')) {
            return bad("Password must have lowercase characters", "one of a to z");
        }
        if (policy.numbers() && !has(password, c -> c >= '0' && c <= '9')) {
            return bad("Password must have numeric characters", "one of 0 to 9");
        }
        // Blanks at the ends were refused above: any left is inside.
        if (policy.symbols() && !has(password, c -> c == ' ' || SYMBOLS.indexOf(c) >= 0)) {
            return bad("Password must have symbol characters", "one of " + SYMBOLS + " or a blank inside");
        }
        return Optional.empty();
    }

    /** API reference of SignUp: {@code [\S]+} at both ends. CHOICE: control characters and half surrogates too. */
    private static boolean isText(String password) {
        if (password.isEmpty()) {
            return true;
        }
        return !isBlank(password.codePointAt(0))
                && !isBlank(password.codePointBefore(password.length()))
                && password.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.codePoints().anyMatch(kind);
    }

    private static Optional<Refused> bad(String rule, String reason) {
        return Optional.of(new Refused(
                "InvalidPasswordException", "Password did not conform with policy: " + rule, "password: " + reason));
    }
}
