package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.api.SignInAnswer.SignedIn;
import dev.gatehouse.local.cognito.code.CodeAttempts;
import dev.gatehouse.local.cognito.code.CodeErrors;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Verdict;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a sign-in still lacks once the password is proved, and its proof. DOC "Adding MFA to a user pool". */
public final class SecondFactorSteps {
    private static final String EMAIL = "email";

    private final ChallengeSessions challenges;
    private final UserStore users;
    private final SoftwareTokens apps;
    private final ConfirmationCodes codes;
    private final CodeAttempts guesses;

    public SecondFactorSteps(
            ChallengeSessions challenges,
            UserStore users,
            SoftwareTokens apps,
            ConfirmationCodes codes,
            CodeAttempts guesses) {
        this.challenges = challenges;
        this.users = users;
        this.apps = apps;
        this.codes = codes;
        this.guesses = guesses;
    }

    /** Of a user who proved the first factor. */
    SignInAnswer after(CallingClient caller, User user) {
        UserPool pool = caller.pool();
        List<Factor> possible = possible(pool, user);
        if (possible.isEmpty()) {
            return pool.mfa().isRequired()
                    ? challenges.open(caller.client(), user, Challenge.MFA_SETUP)
                    : new SignedIn(user);
        }
        Optional<Factor> preferred = user.factors().preference().filter(possible::contains);
        return possible.size() > 1 && preferred.isEmpty()
                ? challenges.open(caller.client(), user, Challenge.SELECT_MFA_TYPE)
                : ask(caller, user, preferred.orElse(possible.get(0)));
    }

    /**
     * DOC, same page: where a factor is required, one that the user can use will do, whatever the preference; where it is
     * optional, those that are switched on.
     */
    static List<Factor> possible(UserPool pool, User user) {
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

    /** What a user without a factor may set up. API reference, MFAS_CAN_SETUP. */
    static List<Factor> settable(UserPool pool) {
        List<Factor> all = new ArrayList<>();
        if (pool.mfa().email().isPresent()) {
            all.add(Factor.EMAIL_OTP);
        }
        if (pool.mfa().softwareToken()) {
            all.add(Factor.SOFTWARE_TOKEN_MFA);
        }
        return all;
    }

    private SignInAnswer ask(CallingClient caller, User user, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return challenges.open(caller.client(), user, Challenge.SOFTWARE_TOKEN_MFA);
        }
        codes.send(caller.pool(), user, Purpose.SIGN_IN, user.attributes().getOrDefault(EMAIL, ""));
        return challenges.open(caller.client(), user, Challenge.EMAIL_OTP);
    }

    /** What the user may choose of. */
    public List<Factor> choices(UserPool pool, User user) {
        return possible(pool, user);
    }

    /** A code for the challenge that the session asks. */
    public SignInAnswer code(UserPool pool, User user, String session, Challenge asked, String code) {
        Optional<Refused> refusal = guesses.inTurn(
                pool,
                user,
                () -> asked == Challenge.SOFTWARE_TOKEN_MFA ? apps.check(pool, user, code) : mailed(pool, user, code));
        if (refusal.isPresent()) {
            challenges.recordWrongAnswer(session);
            return refusal.get();
        }
        return done(pool, session, user);
    }

    private Optional<Refused> mailed(UserPool pool, User user, String code) {
        Optional<Refused> locked = guesses.refusal(pool, user);
        if (locked.isPresent()) {
            return locked;
        }
        Optional<String> address = codes.address(pool, user, Purpose.SIGN_IN);
        Verdict verdict = codes.judge(pool, user.username(), Purpose.SIGN_IN, code);
        if (verdict == Verdict.RIGHT && codes.use(pool, user.username(), Purpose.SIGN_IN)) {
            guesses.succeeded(pool, user);
            address.ifPresent(proved -> prove(pool, user, proved));
            return Optional.empty();
        }
        guesses.failed(pool, user);
        return Optional.of(CodeErrors.of(verdict == Verdict.RIGHT ? Verdict.EXPIRED : verdict, "InitiateAuth"));
    }

    /**
     * DOC, same page: a code need not go to a verified address, and verifies the one that it went to. An alias that
     * somebody else has by now stays theirs.
     */
    private void prove(UserPool pool, User user, String address) {
        users.updateAttributes(
                pool,
                user,
                now -> address.equals(now.attributes().get(EMAIL)) ? now.withVerified(EMAIL + "_verified") : now);
    }

    /** Of several factors the one that the user wants. */
    public SignInAnswer choose(UserPool pool, AppClient client, User user, String session, String answer) {
        List<Factor> possible = possible(pool, user);
        Optional<Factor> chosen =
                possible.stream().filter(factor -> factor.name().equals(answer)).findFirst();
        if (chosen.isEmpty()) {
            return Refused.invalidParameter(
                    "Invalid ANSWER: choose one of " + possible, "ANSWER must be one of " + possible);
        }
        return challenges.close(session)
                ? ask(new CallingClient(client, pool), user, chosen.get())
                : ChallengeSessions.alreadyAnswered();
    }

    /**
     * After VerifySoftwareToken with the same session: that the user has an app by now is not enough, for somebody else may
     * have begun with the password before the app was there. Exception and text assumed.
     */
    SignInAnswer setUp(UserPool pool, User user, String session) {
        return challenges.isSetupComplete(session)
                ? done(pool, session, user)
                : Refused.notAuthorized(
                        "MFA setup is not complete.",
                        "nothing was verified with this session yet: AssociateSoftwareToken and VerifySoftwareToken come"
                                + " first");
    }

    /** The same for the page, with the first code of the app that it offered. */
    public SignInAnswer setUp(UserPool pool, User user, String session, String code) {
        Optional<Refused> refusal = apps.verifyOffered(pool, user, session, code);
        if (refusal.isPresent()) {
            challenges.recordWrongAnswer(session);
            return refusal.get();
        }
        return done(pool, session, user);
    }

    private SignInAnswer done(UserPool pool, String session, User user) {
        return challenges.close(session)
                ? new SignedIn(users.find(pool, user.username()).orElse(user))
                : ChallengeSessions.alreadyAnswered();
    }
}
