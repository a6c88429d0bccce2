package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.credential.Base32;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.credential.SecondFactors;
import dev.gatehouse.local.cognito.credential.Totp;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The authenticator apps (software tokens) of users. An app gets a secret, is registered with its first code, and proves
 * the second factor at each sign-in. Calls run one at a time, so that simultaneous guesses cannot pass the limit and a
 * code cannot be used twice.
 */
public final class SoftwareTokens {
    private final UserStore users;
    private final Totp totp;
    private final MfaLockout lockout;
    private final Clock clock;

    public SoftwareTokens(UserStore users, Totp totp, MfaLockout lockout, Clock clock) {
        this.users = users;
        this.totp = totp;
        this.lockout = lockout;
        this.clock = clock;
    }

    /** The result of a request for a secret. */
    public sealed interface AssociateResult {
        /** @param secret in base32, as apps expect it */
        record Associated(Secret secret) implements AssociateResult {}

        record NotAssociated(Refused refused) implements AssociateResult {}
    }

    /** Generates a secret. API reference AssociateSoftwareToken: a previous app works until the new one is verified. */
    public synchronized AssociateResult associate(UserPool pool, User user) {
        Optional<Refused> disabled = disabled(pool);
        if (disabled.isPresent()) {
            return new AssociateResult.NotAssociated(disabled.get());
        }
        byte[] secret = totp.generateSecret();
        users.update(pool, user, now -> now.withFactors(now.factors().withPendingSecret(secret)));
        return new AssociateResult.Associated(Secret.of(Base32.encode(secret)));
    }

    /**
     * The secret that the setup page shows in this session. It is the same each time the page is opened, and differs in
     * every other session, so that another person who knows the password cannot see the key that the user scans.
     */
    public AssociateResult secretForSession(UserPool pool, String session) {
        return disabled(pool)
                .<AssociateResult>map(AssociateResult.NotAssociated::new)
                .orElseGet(() -> new AssociateResult.Associated(Secret.of(Base32.encode(secret(session)))));
    }

    /** Registers an app that got its secret from {@link #secretForSession}. */
    public synchronized Optional<Refused> verifySessionSecret(UserPool pool, User user, String session, String code) {
        if (factors(pool, user).appSecret().isPresent()) {
            return Optional.of(ChallengeSessions.factorAlreadySet());
        }
        users.update(pool, user, now -> now.withFactors(now.factors().withPendingSecret(secret(session))));
        return verify(pool, user, code, "");
    }

    /** Derived from the session, which has 256 random bits and is known only to the browser that signs in. */
    private static byte[] secret(String session) {
        return Hashes.sha256("the app of session " + session);
    }

    /**
     * Registers a new app with its first code. Wrong codes are not counted, because the caller knows the secret.
     *
     * @param device the name of the device, or empty
     */
    public synchronized Optional<Refused> verify(UserPool pool, User user, String code, String device) {
        Optional<Refused> disabled = disabled(pool);
        if (disabled.isPresent()) {
            return disabled;
        }
        Optional<byte[]> pending = factors(pool, user).pendingSecret();
        if (pending.isEmpty()) {
            return notSetUp("the user has no secret to verify: call AssociateSoftwareToken first");
        }
        OptionalLong step = totp.findStep(pending.get(), code);
        if (step.isEmpty()) {
            // Text OBS aws-amplify-auth-starters #15.
            return Optional.of(new Refused(
                    "EnableSoftwareTokenMFAException",
                    "Code mismatch and fail enable Software Token MFA",
                    "the code does not match the newest secret now, 30 s ago or in 30 s (SHA-1, six digits);"
                            + " check the clock of the device, and scan the newest QR code"));
        }
        users.update(
                pool,
                user,
                now -> now.withFactors(registered(pool, now.factors().withVerifiedApp(step.getAsLong(), device)))
                        .withModified(clock.millis()));
        return Optional.empty();
    }

    /**
     * DOC "Adding MFA to a user pool": if MFA is required, users cannot enable or disable factors, so a verified app is
     * enabled. CHOICE: it is also preferred, unless another factor is.
     */
    private static SecondFactors registered(UserPool pool, SecondFactors factors) {
        if (!pool.mfa().isRequired()) {
            return factors;
        }
        SecondFactors active = factors.withActive(Factor.SOFTWARE_TOKEN_MFA);
        return active.preference().isPresent() ? active : active.withPreferred(Optional.of(Factor.SOFTWARE_TOKEN_MFA));
    }

    /**
     * Checks a code at a sign-in. Each code works once. DOC "TOTP software token MFA": users who have set up an app can use
     * it even after the pool disables apps.
     */
    public synchronized Optional<Refused> check(UserPool pool, User user, String code) {
        Optional<Refused> locked = lockout.refusal(pool, user);
        if (locked.isPresent()) {
            return locked;
        }
        SecondFactors factors = factors(pool, user);
        if (factors.appSecret().isEmpty()) {
            return notSetUp("the user has no authenticator app: call AssociateSoftwareToken and VerifySoftwareToken");
        }
        OptionalLong step = totp.findStep(factors.appSecret().get(), code);
        if (step.isEmpty()) {
            lockout.recordFailure(pool, user);
            // Text OBS, in many client projects.
            return Optional.of(new Refused(
                    "CodeMismatchException",
                    "Invalid code received for user",
                    "the code does not match the user's app now, 30 s ago or in 30 s; check the clock of the device"));
        }
        if (step.getAsLong() <= factors.lastStep()) {
            // RFC 6238 section 5.2; exception and text OBS amplify-swift. CHOICE: older codes are refused, too.
            return Optional.of(new Refused(
                    "ExpiredCodeException",
                    "Your software token has already been used once.",
                    "each code works once, also in VerifySoftwareToken: wait for the next code, at most 30 s"));
        }
        lockout.reset(pool, user);
        users.update(pool, user, now -> now.withFactors(now.factors().withLastStep(step.getAsLong())));
        return Optional.empty();
    }

    /** API reference AdminDeleteSoftwareToken: removes the app and the preference for it. */
    synchronized void delete(UserPool pool, User user) {
        users.update(
                pool, user, now -> now.withFactors(now.factors().withoutApp()).withModified(clock.millis()));
    }

    private SecondFactors factors(UserPool pool, User user) {
        return users.find(pool, user.username()).map(User::factors).orElse(SecondFactors.NONE);
    }

    /** Text DOC "TOTP software token MFA". */
    private static Optional<Refused> disabled(UserPool pool) {
        return pool.mfa().softwareToken()
                ? Optional.empty()
                : Optional.of(new Refused(
                        "SoftwareTokenMFANotFoundException",
                        "Software Token MFA has not been enabled by the userPool",
                        "pool " + pool.name() + " has no authenticator apps: set mfa and mfaMethods in"
                                + " gatehouse:identity"));
    }

    /** Text OBS amazon-cognito-identity-js #630. */
    private static Optional<Refused> notSetUp(String reason) {
        return Optional.of(new Refused(
                "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.", reason));
    }
}
