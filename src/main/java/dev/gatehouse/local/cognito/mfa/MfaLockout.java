package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Locks the second factor of a user after wrong codes. DOC "Adding MFA to a user pool": as after failed sign-ins. */
public final class MfaLockout {
    private final SignInLockout lockout;
    private final Object[] locks = new Object[64];

    public MfaLockout(SignInLockout lockout) {
        this.lockout = lockout;
        Arrays.setAll(locks, i -> new Object());
    }

    /** Runs one check at a time for each user, so that simultaneous guesses cannot pass the limit. */
    public Optional<Refused> runExclusively(UserPool pool, User user, Supplier<Optional<Refused>> check) {
        synchronized (locks[Math.floorMod(key(pool, user).hashCode(), locks.length)]) {
            return check.get();
        }
    }

    /** The refusal while the user is locked. CHOICE: the text of the lockout for failed sign-ins. */
    public Optional<Refused> refusal(UserPool pool, User user) {
        return lockout.isLocked(key(pool, user))
                ? Optional.of(Refused.notAuthorized(
                        "Password attempts exceeded",
                        "too many wrong codes for " + LogText.of(user.username())
                                + ": locked for 1 s after the fifth, then twice as long each time, at most 15"
                                + " minutes; wait"))
                : Optional.empty();
    }

    public void recordFailure(UserPool pool, User user) {
        lockout.recordFailure(key(pool, user));
    }

    public void reset(UserPool pool, User user) {
        lockout.reset(key(pool, user));
    }

    /** Differs from the key for passwords: a correct password must not reset the count of wrong codes. */
    private static String key(UserPool pool, User user) {
        return SignInLockout.key(pool, user.username()) + " code";
    }
}
