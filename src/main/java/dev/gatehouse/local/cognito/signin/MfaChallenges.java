package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.api.SignInAnswer.SignedIn;
import dev.gatehouse.local.cognito.code.CodeRefusals;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.CheckResult;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.mfa.MfaLockout;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The MFA challenges after the first factor. DOC "Adding MFA to a user pool". */
public final class MfaChallenges {
    private static final String EMAIL = "email";

    private final ChallengeSessions challenges;
    private final UserStore users;
    private final SoftwareTokens softwareTokens;
    private final ConfirmationCodes codes;
    private final MfaLockout lockout;

    public MfaChallenges(
            ChallengeSessions challenges,
            UserStore users,
            SoftwareTokens softwareTokens,
            ConfirmationCodes codes,
            MfaLockout lockout) {
        this.challenges = challenges;
        this.users = users;
        this.softwareTokens = softwareTokens;
        this.codes = codes;
        this.lockout = lockout;
    }

    /** Signs the user in after the first factor, or issues an MFA challenge. */
    SignInAnswer completeFirstFactor(CallingClient caller, User user) {
        UserPool pool = caller.pool();
        List<Factor> available = availableFactors(pool, user);
        if (available.isEmpty()) {
            return pool.mfa().isRequired()
                    ? challenges.open(caller.client(), user, Challenge.MFA_SETUP)
                    : new SignedIn(user);
        }
        Optional<Factor> preferred = user.factors().preference().filter(available::contains);
        return available.size() > 1 && preferred.isEmpty()
                ? challenges.open(caller.client(), user, Challenge.SELECT_MFA_TYPE)
                : challenge(caller, user, preferred.orElse(available.get(0)));
    }

    /**
     * The factors that the user can sign in with. DOC "Adding MFA to a user pool": all factors that the user has set up if
     * MFA is required, otherwise only the enabled ones.
     */
    public static List<Factor> availableFactors(UserPool pool, User user) {
        List<Factor> all = new ArrayList<>();
        if (pool.mfa().isOff()) {
            return all;
        }
        boolean required = pool.mfa().isRequired();
        for (Factor factor : Factor.values()) {
            boolean usable = switch (factor) {
                case EMAIL_OTP ->
                    pool.mfa().email().isPresent() && user.attributes().containsKey(EMAIL);
                case SOFTWARE_TOKEN_MFA -> user.factors().appSecret().isPresent();
            };
            if (usable && (required || user.factors().isActive(factor))) {
                all.add(factor);
            }
        }
        return all;
    }

    /** The factors that a user without a factor can set up. API reference, MFAS_CAN_SETUP. */
    static List<Factor> factorsToSetUp(UserPool pool) {
        List<Factor> all = new ArrayList<>();
        if (pool.mfa().email().isPresent()) {
            all.add(Factor.EMAIL_OTP);
        }
        if (pool.mfa().softwareToken()) {
            all.add(Factor.SOFTWARE_TOKEN_MFA);
        }
        return all;
    }

    private SignInAnswer challenge(CallingClient caller, User user, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return challenges.open(caller.client(), user, Challenge.SOFTWARE_TOKEN_MFA);
        }
        codes.send(caller.pool(), user, Purpose.MFA, user.attributes().getOrDefault(EMAIL, ""));
        return challenges.open(caller.client(), user, Challenge.EMAIL_OTP);
    }

    /** Checks the code for the challenge of the session. */
    public SignInAnswer verifyCode(UserPool pool, User user, String session, Challenge challenge, String code) {
        Optional<Refused> refusal = lockout.runExclusively(
                pool,
                user,
                () -> challenge == Challenge.SOFTWARE_TOKEN_MFA
                        ? softwareTokens.check(pool, user, code)
                        : verifyEmailCode(pool, user, code));
        if (refusal.isPresent()) {
            challenges.recordWrongAnswer(session);
            return refusal.get();
        }
        return signIn(pool, session, user);
    }

    private Optional<Refused> verifyEmailCode(UserPool pool, User user, String code) {
        Optional<Refused> locked = lockout.refusal(pool, user);
        if (locked.isPresent()) {
            return locked;
        }
        Optional<String> address = codes.destination(pool, user, Purpose.MFA);
        CheckResult result = codes.check(pool, user.username(), Purpose.MFA, code);
        if (result == CheckResult.CORRECT && codes.consume(pool, user.username(), Purpose.MFA)) {
            lockout.reset(pool, user);
            address.ifPresent(email -> markVerified(pool, user, email));
            return Optional.empty();
        }
        lockout.recordFailure(pool, user);
        return Optional.of(
                CodeRefusals.of(result == CheckResult.CORRECT ? CheckResult.EXPIRED : result, "InitiateAuth"));
    }

    /**
     * DOC "Adding MFA to a user pool": a code can be sent to an unverified address and verifies it. An alias that another user has
     * taken meanwhile does not move.
     */
    private void markVerified(UserPool pool, User user, String address) {
        users.updateAttributes(
                pool,
                user,
                now -> address.equals(now.attributes().get(EMAIL)) ? now.withVerified(EMAIL + "_verified") : now);
    }

    /** SELECT_MFA_TYPE: continues with the factor that the user selects. */
    public SignInAnswer selectFactor(UserPool pool, AppClient client, User user, String session, String answer) {
        List<Factor> available = availableFactors(pool, user);
        Optional<Factor> chosen = available.stream()
                .filter(factor -> factor.name().equals(answer))
                .findFirst();
        if (chosen.isEmpty()) {
            return Refused.invalidParameter(
                    "Invalid ANSWER: choose one of " + available, "ANSWER must be one of " + available);
        }
        return challenges.close(session)
                ? challenge(new CallingClient(client, pool), user, chosen.get())
                : ChallengeSessions.alreadyAnswered();
    }

    /**
     * MFA_SETUP: completes the sign-in after VerifySoftwareToken with the same session. A registered app is not enough:
     * another person who knows the password can have started a session before the app was registered. Exception and text
     * assumed.
     */
    SignInAnswer completeSetup(UserPool pool, User user, String session) {
        return challenges.isSetupComplete(session)
                ? signIn(pool, session, user)
                : Refused.notAuthorized(
                        "MFA setup is not complete.",
                        "this session has not set up a factor: call AssociateSoftwareToken and VerifySoftwareToken with it"
                                + " first");
    }

    /** MFA_SETUP on the hosted page: registers the app with its first code and completes the sign-in. */
    public SignInAnswer verifySetup(UserPool pool, User user, String session, String code) {
        Optional<Refused> refusal = softwareTokens.verifySessionSecret(pool, user, session, code);
        if (refusal.isPresent()) {
            challenges.recordWrongAnswer(session);
            return refusal.get();
        }
        return signIn(pool, session, user);
    }

    private SignInAnswer signIn(UserPool pool, String session, User user) {
        return challenges.close(session)
                ? new SignedIn(users.find(pool, user.username()).orElse(user))
                : ChallengeSessions.alreadyAnswered();
    }
}
