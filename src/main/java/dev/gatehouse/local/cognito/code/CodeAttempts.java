package dev.gatehouse.local.cognito.code;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Stops guessing at the codes of a sign-in's second step. */
public final class CodeAttempts {
    private final SignInLockout lockout;
    private final Object[] turns = new Object[64];

    public CodeAttempts(SignInLockout lockout) {
        this.lockout = lockout;
        Arrays.setAll(turns, i -> new Object());
    }

    /** One guess at a time for each user: none of a burst is judged before the last is counted. */
    public Optional<Refused> inTurn(UserPool pool, User user, Supplier<Optional<Refused>> guess) {
        synchronized (turns[Math.floorMod(name(pool, user).hashCode(), turns.length)]) {
            return guess.get();
        }
    }

    /** DOC "Adding MFA to a user pool": the lockout of failed sign-ins. CHOICE: with its text. */
    public Optional<Refused> refusal(UserPool pool, User user) {
        return lockout.isLocked(name(pool, user))
                ? Optional.of(Refused.notAuthorized(
                        "Password attempts exceeded",
                        "too many wrong codes for " + LogText.of(user.username())
                                + ": locked for 1 s after the fifth, then twice as long each time, at most 15"
                                + " minutes; wait"))
                : Optional.empty();
    }

    public void failed(UserPool pool, User user) {
        lockout.recordFailure(name(pool, user));
    }

    public void succeeded(UserPool pool, User user) {
        lockout.reset(name(pool, user));
    }

    /** Not the name that passwords are counted by: a right password must not give new guesses at codes. */
    private static String name(UserPool pool, User user) {
        return SignInLockout.key(pool, user.username()) + " code";
    }
}
