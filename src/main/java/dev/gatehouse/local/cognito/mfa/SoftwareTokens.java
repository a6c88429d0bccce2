package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.code.CodeAttempts;
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
 * The authenticator apps of users: given a secret, proved by a first code, then asked at each sign-in. One call at a
 * time: a burst of guesses cannot pass the count of them, nor one code be taken twice.
 */
public final class SoftwareTokens {
    private final UserStore users;
    private final Totp totp;
    private final CodeAttempts guesses;
    private final Clock clock;

    public SoftwareTokens(UserStore users, Totp totp, CodeAttempts guesses, Clock clock) {
        this.users = users;
        this.totp = totp;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** What became of asking for a secret. */
    public sealed interface Outcome {
        /** @param secret in base32, for an app */
        record Associated(Secret secret) implements Outcome {}

        record Not(Refused refused) implements Outcome {}
    }

    /** A new secret. API reference AssociateSoftwareToken: an app of before serves until this one is verified. */
    public synchronized Outcome associate(UserPool pool, User user) {
        Optional<Refused> closed = closed(pool);
        if (closed.isPresent()) {
            return new Outcome.Not(closed.get());
        }
        byte[] secret = totp.generateSecret();
        users.update(pool, user, now -> now.withFactors(now.factors().withPendingSecret(secret)));
        return new Outcome.Associated(Secret.of(Base32.encode(secret)));
    }

    /**
     * The secret that a page offers in this session: the same as often as it is opened, and no other session's, so that who
     * knows the password as well is not shown the key that the user is about to scan.
     */
    public Outcome offered(UserPool pool, String session) {
        return closed(pool)
                .<Outcome>map(Outcome.Not::new)
                .orElseGet(() -> new Outcome.Associated(Secret.of(Base32.encode(secret(session)))));
    }

    /** The first code of what {@link #offered} told. */
    public synchronized Optional<Refused> verifyOffered(UserPool pool, User user, String session, String code) {
        if (factors(pool, user).appSecret().isPresent()) {
            return Optional.of(ChallengeSessions.factorAlreadySet());
        }
        users.update(pool, user, now -> now.withFactors(now.factors().withPendingSecret(secret(session))));
        return verify(pool, user, code, "");
    }

    /** Of 256 bits, as the session, which nobody but its browser's journey knows. */
    private static byte[] secret(String session) {
        return Hashes.sha256("the app of session " + session);
    }

    /**
     * The first code of a new app. Guesses are not counted: who may call this was told the secret.
     *
     * @param device what the user calls it; empty for nothing
     */
    public synchronized Optional<Refused> verify(UserPool pool, User user, String code, String device) {
        Optional<Refused> closed = closed(pool);
        if (closed.isPresent()) {
            return closed;
        }
        Optional<byte[]> pending = factors(pool, user).pendingSecret();
        if (pending.isEmpty()) {
            return notSetUp("no secret waits for a first code: AssociateSoftwareToken gives one");
        }
        OptionalLong step = totp.findStep(pending.get(), code);
        if (step.isEmpty()) {
            // Text OBS aws-amplify-auth-starters #15.
            return Optional.of(new Refused(
                    "EnableSoftwareTokenMFAException",
                    "Code mismatch and fail enable Software Token MFA",
                    "the code is not that of the newest secret now, 30 s ago or in 30 s (SHA-1, six digits);"
                            + " is the clock right, was the newest QR code scanned?"));
        }
        users.update(
                pool,
                user,
                now -> now.withFactors(registered(pool, now.factors().withVerifiedApp(step.getAsLong(), device)))
                        .withModified(clock.millis()));
        return Optional.empty();
    }

    /**
     * DOC "Adding MFA to a user pool": where a factor is required, users switch none on or off, so that a verified one
     * is on. CHOICE: it is preferred unless another is.
     */
    private static SecondFactors registered(UserPool pool, SecondFactors factors) {
        if (!pool.mfa().isRequired()) {
            return factors;
        }
        SecondFactors active = factors.withActive(Factor.SOFTWARE_TOKEN_MFA);
        return active.preference().isPresent() ? active : active.withPreferred(Optional.of(Factor.SOFTWARE_TOKEN_MFA));
    }

    /** A code at a sign-in, good once; also where the pool has no apps any more (DOC "TOTP software token MFA"). */
    public synchronized Optional<Refused> check(UserPool pool, User user, String code) {
        Optional<Refused> locked = guesses.refusal(pool, user);
        if (locked.isPresent()) {
            return locked;
        }
        SecondFactors factors = factors(pool, user);
        if (factors.appSecret().isEmpty()) {
            return notSetUp("the user has no authenticator app: AssociateSoftwareToken, VerifySoftwareToken");
        }
        OptionalLong step = totp.findStep(factors.appSecret().get(), code);
        if (step.isEmpty()) {
            guesses.failed(pool, user);
            // Text OBS, in many client projects.
            return Optional.of(new Refused(
                    "CodeMismatchException",
                    "Invalid code received for user",
                    "the code is not that of the user's app now, 30 s ago or in 30 s; is the clock right?"));
        }
        if (step.getAsLong() <= factors.lastStep()) {
            // RFC 6238 section 5.2; exception and text OBS amplify-swift. CHOICE: a code older than it as well.
            return Optional.of(new Refused(
                    "ExpiredCodeException",
                    "Your software token has already been used once.",
                    "each code is good once, VerifySoftwareToken included: wait for the next, at most 30 s"));
        }
        guesses.succeeded(pool, user);
        users.update(pool, user, now -> now.withFactors(now.factors().withLastStep(step.getAsLong())));
        return Optional.empty();
    }

    /** API reference AdminDeleteSoftwareToken: the app and the preference for it. */
    synchronized void delete(UserPool pool, User user) {
        users.update(
                pool, user, now -> now.withFactors(now.factors().withoutApp()).withModified(clock.millis()));
    }

    private SecondFactors factors(UserPool pool, User user) {
        return users.find(pool, user.username()).map(User::factors).orElse(SecondFactors.NONE);
    }

    /** Text DOC "TOTP software token MFA". */
    private static Optional<Refused> closed(UserPool pool) {
        return pool.mfa().softwareToken()
                ? Optional.empty()
                : Optional.of(new Refused(
                        "SoftwareTokenMFANotFoundException",
                        "Software Token MFA has not been enabled by the userPool",
                        "pool " + pool.name() + " has no authenticator apps: set mfa and mfaMethods of"
                                + " gatehouse:identity"));
    }

    /** Text OBS amazon-cognito-identity-js #630. */
    private static Optional<Refused> notSetUp(String reason) {
        return Optional.of(new Refused(
                "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.", reason));
    }
}
