package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks a user name and a password, for InitiateAuth and for the sign-in page. */
public final class PasswordAuthentication {
    private final UserStore users;
    private final PasswordHasher passwords;
    private final SignInLockout lockout;
    private final UserPasswords userPasswords;
    private final ChallengeSessions challenges;
    private final MfaChallenges mfa;
    private final Object[] locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    /** Checks that a user knows the password. For an unknown user it takes as long and returns false. */
    interface PasswordCheck {
        boolean matches(Optional<PasswordHash> hash);
    }

    public PasswordAuthentication(
            UserStore users,
            PasswordHasher passwords,
            SignInLockout lockout,
            UserPasswords userPasswords,
            ChallengeSessions challenges,
            MfaChallenges mfa) {
        this.users = users;
        this.challenges = challenges;
        this.mfa = mfa;
        this.passwords = passwords;
        this.lockout = lockout;
        this.userPasswords = userPasswords;
    }

    public SignInAnswer signIn(UserPool pool, AppClient client, String entered, Secret password) {
        return signIn(
                new CallingClient(client, pool),
                entered,
                users.findByNameOrAlias(pool, entered),
                hash -> passwords.matches(hash, password));
    }

    /** Continues the sign-in of a user who has just confirmed the sign-up with a code, without a password. */
    public SignInAnswer completeFirstFactor(UserPool pool, AppClient client, User user) {
        return mfa.completeFirstFactor(new CallingClient(client, pool), user);
    }

    /** @param entered the name as entered: for the log, and for the lockout if no such user exists */
    SignInAnswer signIn(CallingClient caller, String entered, Optional<User> user, PasswordCheck check) {
        UserPool pool = caller.pool();
        String lockoutKey = SignInLockout.key(pool, user.map(User::username).orElse(entered));
        // One attempt at a time for each name, so that simultaneous guesses cannot pass the limit.
        synchronized (locks[Math.floorMod(lockoutKey.hashCode(), locks.length)]) {
            return attempt(caller, LogText.of(entered), user, check, lockoutKey);
        }
    }

    private SignInAnswer attempt(
            CallingClient caller, String entered, Optional<User> user, PasswordCheck check, String lockoutKey) {
        // Refuses even the correct password while locked. DOC "Lockout behavior for failed sign-in attempts".
        if (lockout.isLocked(lockoutKey)) {
            return new Refused(
                    "NotAuthorizedException",
                    "Password attempts exceeded",
                    "too many wrong passwords for " + entered
                            + ": locked for 1 s after the fifth, then twice as long each"
                            + " time, at most 15 minutes; wait");
        }
        // OBS amplify-js #11209, ministack PR #1758: the status is checked before the password.
        if (user.isPresent() && user.get().status() == User.Status.UNCONFIRMED) {
            return new Refused(
                    "UserNotConfirmedException",
                    "User is not confirmed.",
                    "user " + entered + " has not confirmed the sign-up: call ConfirmSignUp with the code in /mailbox");
        }
        if (user.isPresent() && user.get().status() == User.Status.RESET_REQUIRED) {
            // Exception: API reference of AdminResetUserPassword; text OBS. CHOICE: before the password, as above.
            return new Refused(
                    "PasswordResetRequiredException",
                    "Password reset required for the user",
                    "an administrator reset the password of " + entered
                            + ": call ConfirmForgotPassword with the code in /mailbox");
        }
        if (check.matches(user.map(User::password)) && user.isPresent()) {
            lockout.reset(lockoutKey);
            return passwordMatched(caller, user.get(), entered);
        }
        lockout.recordFailure(lockoutKey);
        if (user.isEmpty() && !caller.client().hideUserExistence()) {
            // DOC "Managing error responses"; text OBS by moto.
            return new Refused(
                    "UserNotFoundException",
                    "User does not exist.",
                    "no user " + entered + "; client " + caller.client().name() + " does not hide this"
                            + " (PreventUserExistenceErrors is not ENABLED)");
        }
        return new Refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                user.isEmpty() ? "no user " + entered : "wrong password for " + entered);
    }

    /** CHOICE: returns these errors only after the correct password, so that they reveal nothing to other people. */
    private SignInAnswer passwordMatched(CallingClient caller, User user, String entered) {
        if (user.disabled()) {
            // Text by moto.
            return new Refused(
                    "NotAuthorizedException",
                    "User is disabled.",
                    "an administrator disabled " + entered + ": call AdminEnableUser");
        }
        if (userPasswords.isTemporaryPasswordExpired(caller.pool(), user)) {
            // Text OBS, in client projects.
            return new Refused(
                    "NotAuthorizedException",
                    "Temporary password has expired and must be reset by an administrator.",
                    "the temporary password of " + entered + " is older than "
                            + caller.pool().passwordPolicy().temporaryDays()
                            + " days: call AdminCreateUser with RESEND, or"
                            + " AdminSetUserPassword");
        }
        if (user.status() == User.Status.FORCE_CHANGE_PASSWORD) {
            // A temporary password must never give tokens.
            return challenges.open(caller.client(), user, Challenge.NEW_PASSWORD_REQUIRED);
        }
        return mfa.completeFirstFactor(caller, user);
    }
}
