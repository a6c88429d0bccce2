package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/**
 * Wrong codes of second factors. DOC "Adding MFA to a user pool": after five begins the lockout of failed sign-ins. Not
 * under the name that passwords are counted by: a right password must not give new guesses at codes.
 */
final class CodeAttempts {
    private final Lockout lockout;

    CodeAttempts(Lockout lockout) {
        this.lockout = lockout;
    }

    /** CHOICE: with the text of passwords. */
    Optional<Refused> locked(UserPool pool, User user) {
        return lockout.isLocked(name(pool, user))
                ? Optional.of(Refused.notAuthorized(
                        "Password attempts exceeded",
                        "too many wrong codes for " + LogText.of(user.username())
                                + ": locked for 1 s after the fifth, then twice as long each time, at most 15"
                                + " minutes; wait"))
                : Optional.empty();
    }

    /** Text OBS, in many client projects. */
    Refused failed(UserPool pool, User user, String reason) {
        lockout.failed(name(pool, user));
        return new Refused("CodeMismatchException", "Invalid code received for user", reason);
    }

    void succeeded(UserPool pool, User user) {
        lockout.succeeded(name(pool, user));
    }

    private static String name(UserPool pool, User user) {
        return Lockout.name(pool, user.username()) + " code";
    }
}
