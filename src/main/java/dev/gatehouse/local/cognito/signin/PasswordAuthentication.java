package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.password.PasswordChange;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks a name and a password, for InitiateAuth and for the sign-in page alike. */
public final class PasswordAuthentication {
    private final UserStore users;
    private final PasswordHasher passwords;
    private final SignInLockout lockout;
    private final PasswordChange changes;
    private final ChallengeSessions challenges;
    private final SecondFactorSteps steps;
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(each -> new Object()).toArray();

    /** What shows that a user knows the password; false for whom there is no user, after the same work. */
    interface Proof {
        boolean holds(Optional<PasswordHash> kept);
    }

    public PasswordAuthentication(
            UserStore users,
            PasswordHasher passwords,
            SignInLockout lockout,
            PasswordChange changes,
            ChallengeSessions challenges,
            SecondFactorSteps steps) {
        this.users = users;
        this.challenges = challenges;
        this.steps = steps;
        this.passwords = passwords;
        this.lockout = lockout;
        this.changes = changes;
    }

    public SignInAnswer signIn(UserPool pool, AppClient client, String typed, Secret password) {
        return signIn(
                new CallingClient(client, pool),
                typed,
                users.findByNameOrAlias(pool, typed),
                kept -> passwords.matches(kept, password));
    }

    /** Of a user who proved to be one in another way than by a password. */
    public SignInAnswer proved(UserPool pool, AppClient client, User user) {
        return steps.after(new CallingClient(client, pool), user);
    }

    /** @param typed for the log, and for the count of failures where there is no user */
    SignInAnswer signIn(CallingClient caller, String typed, Optional<User> user, Proof proof) {
        UserPool pool = caller.pool();
        String name = SignInLockout.key(pool, user.map(User::username).orElse(typed));
        // One attempt at a time for each name: a burst of guesses cannot pass the count.
        synchronized (turns[Math.floorMod(name.hashCode(), turns.length)]) {
            return attempt(caller, LogText.of(typed), user, proof, name);
        }
    }

    private SignInAnswer attempt(
            CallingClient caller, String typed, Optional<User> user, Proof proof, String lockName) {
        // The right password, too, is refused while locked. DOC "Lockout behavior for failed sign-in attempts".
        if (lockout.isLocked(lockName)) {
            return new Refused(
                    "NotAuthorizedException",
                    "Password attempts exceeded",
                    "too many wrong passwords for " + typed
                            + ": locked for 1 s after the fifth, then twice as long each"
                            + " time, at most 15 minutes; wait");
        }
        // OBS amplify-js #11209, ministack PR #1758: the status comes before the password.
        if (user.isPresent() && user.get().status() == User.Status.UNCONFIRMED) {
            return new Refused(
                    "UserNotConfirmedException",
                    "User is not confirmed.",
                    "user " + typed + " has not confirmed the sign-up: ConfirmSignUp with the code in /mailbox");
        }
        if (user.isPresent() && user.get().status() == User.Status.RESET_REQUIRED) {
            // Exception: API reference of AdminResetUserPassword; text OBS. CHOICE: before the password, as above.
            return new Refused(
                    "PasswordResetRequiredException",
                    "Password reset required for the user",
                    "an administrator reset the password of " + typed
                            + ": ConfirmForgotPassword with the code in /mailbox");
        }
        if (proof.holds(user.map(User::password)) && user.isPresent()) {
            lockout.reset(lockName);
            return admit(caller, user.get(), typed);
        }
        lockout.recordFailure(lockName);
        if (user.isEmpty() && !caller.client().hideUserExistence()) {
            // DOC "Managing error responses"; text OBS by moto.
            return new Refused(
                    "UserNotFoundException",
                    "User does not exist.",
                    "no user " + typed + "; client " + caller.client().name() + " does not hide it"
                            + " (PreventUserExistenceErrors is not ENABLED)");
        }
        return new Refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                user.isEmpty() ? "no user " + typed : "wrong password for " + typed);
    }

    /** CHOICE: what is said here is said to who knows the password alone, so that it tells nobody else. */
    private SignInAnswer admit(CallingClient caller, User user, String typed) {
        if (user.disabled()) {
            // Text by moto.
            return new Refused(
                    "NotAuthorizedException",
                    "User is disabled.",
                    "an administrator disabled " + typed + ": AdminEnableUser");
        }
        if (changes.isExpired(caller.pool(), user)) {
            // Text OBS, in client projects.
            return new Refused(
                    "NotAuthorizedException",
                    "Temporary password has expired and must be reset by an administrator.",
                    "the temporary password of " + typed + " is older than "
                            + caller.pool().passwordPolicy().temporaryDays() + " days: AdminCreateUser with RESEND, or"
                            + " AdminSetUserPassword");
        }
        if (user.status() == User.Status.FORCE_CHANGE_PASSWORD) {
            // A temporary password must never give tokens.
            return challenges.open(caller.client(), user, Challenge.NEW_PASSWORD_REQUIRED);
        }
        return steps.after(caller, user);
    }
}
