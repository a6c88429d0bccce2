package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes the response to a challenge to its implementation, after it has checked session, user and secret hash. */
public final class ChallengeDispatcher {
    private static final String ATTRIBUTE_PREFIX = "userAttributes.";

    private final ChallengeSessions challenges;
    private final UserStore users;
    private final NewPasswordChallenge newPassword;
    private final MfaChallenges mfa;
    private final PasswordVerifierChallenge passwordVerifier;
    private final Map<String, AuthFlow> choices;
    private final AuthResponses answers;

    /** @param choices the flows that a response to SELECT_CHALLENGE can name */
    public ChallengeDispatcher(
            ChallengeSessions challenges,
            UserStore users,
            NewPasswordChallenge newPassword,
            MfaChallenges mfa,
            PasswordVerifierChallenge passwordVerifier,
            Map<String, AuthFlow> choices,
            AuthResponses answers) {
        this.challenges = challenges;
        this.users = users;
        this.newPassword = newPassword;
        this.mfa = mfa;
        this.passwordVerifier = passwordVerifier;
        this.choices = Map.copyOf(choices);
        this.answers = answers;
    }

    ApiAnswer answer(CallingClient caller, String name, Optional<String> session, Map<String, String> responses) {
        if (responses.getOrDefault("USERNAME", "").isEmpty()) {
            return AuthFlows.missingParameter("USERNAME");
        }
        return switch (name) {
            case "PASSWORD_VERIFIER" -> signedIn(caller, passwordVerifier.answer(caller, responses));
            case "NEW_PASSWORD_REQUIRED" -> newPassword(caller, session, responses);
            case "SELECT_CHALLENGE" -> selectChallenge(caller, session, responses);
            case "SOFTWARE_TOKEN_MFA" -> mfaCode(caller, Challenge.SOFTWARE_TOKEN_MFA, session, responses);
            case "EMAIL_OTP" -> mfaCode(caller, Challenge.EMAIL_OTP, session, responses);
            case "SELECT_MFA_TYPE" -> selectMfaType(caller, session, responses);
            case "MFA_SETUP" ->
                withSession(
                        caller,
                        Challenge.MFA_SETUP,
                        session,
                        responses,
                        (user, id) -> signedIn(caller, mfa.completeSetup(caller.pool(), user, id)));
            default ->
                Refused.invalidParameter(
                        "not imitated locally: " + name, "the local Cognito never issues the challenge " + name);
        };
    }

    private ApiAnswer newPassword(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        String next = responses.getOrDefault("NEW_PASSWORD", "");
        if (next.isEmpty()) {
            return AuthFlows.missingParameter("NEW_PASSWORD");
        }
        return withSession(
                caller,
                Challenge.NEW_PASSWORD_REQUIRED,
                session,
                responses,
                (user, id) -> answers.of(
                        caller,
                        newPassword.respond(caller, user, id, Secret.of(next), attributes(responses)),
                        PreTokenGenerationTrigger.Source.NEW_PASSWORD_CHALLENGE));
    }

    /** API reference RespondToAuthChallenge: {@code SOFTWARE_TOKEN_MFA_CODE}, {@code EMAIL_OTP_CODE}. */
    private ApiAnswer mfaCode(
            CallingClient caller, Challenge challenge, Optional<String> session, Map<String, String> responses) {
        String name = challenge.name() + "_CODE";
        String code = responses.getOrDefault(name, "");
        return code.isEmpty()
                ? AuthFlows.missingParameter(name)
                : withSession(
                        caller,
                        challenge,
                        session,
                        responses,
                        (user, id) -> signedIn(caller, mfa.verifyCode(caller.pool(), user, id, challenge, code)));
    }

    private ApiAnswer selectMfaType(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        String answer = responses.getOrDefault("ANSWER", "");
        return answer.isEmpty()
                ? AuthFlows.missingParameter("ANSWER")
                : withSession(
                        caller,
                        Challenge.SELECT_MFA_TYPE,
                        session,
                        responses,
                        (user, id) ->
                                signedIn(caller, mfa.selectFactor(caller.pool(), caller.client(), user, id, answer)));
    }

    private ApiAnswer signedIn(CallingClient caller, SignInAnswer answer) {
        return answers.of(caller, answer, PreTokenGenerationTrigger.Source.AUTHENTICATION);
    }

    /** API reference RespondToAuthChallenge: each attribute is a parameter {@code userAttributes.<name>}. */
    private static Map<String, String> attributes(Map<String, String> responses) {
        Map<String, String> all = new LinkedHashMap<>();
        responses.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE_PREFIX)) {
                all.put(name.substring(ATTRIBUTE_PREFIX.length()), value);
            }
        });
        return all;
    }

    /** The part of a response that differs by challenge. */
    private interface Response {
        ApiAnswer answer(User user, String session);
    }

    private ApiAnswer withSession(
            CallingClient caller,
            Challenge challenge,
            Optional<String> session,
            Map<String, String> responses,
            Response response) {
        if (session.isEmpty()) {
            return AuthFlows.missingParameter("Session");
        }
        ChallengeSessions.Lookup lookup = challenges.find(caller.client(), session.get(), Set.of(challenge));
        if (lookup instanceof ChallengeSessions.Lookup.InvalidSession invalid) {
            return invalid.refused();
        }
        Optional<User> user = users.find(caller.pool(), ((ChallengeSessions.Lookup.OpenSession) lookup).username());
        Optional<User> named = users.findByNameOrAlias(caller.pool(), responses.getOrDefault("USERNAME", ""));
        if (user.isEmpty() || !user.map(User::username).equals(named.map(User::username))) {
            return Refused.notAuthorized("Invalid session for the user.", "USERNAME is not the user of the session");
        }
        Optional<Refused> badHash =
                SecretHash.checkUsername(caller.client(), responses, user.get().username());
        if (badHash.isPresent()) {
            return badHash.get();
        }
        // CHOICE: refuses a user who was disabled meanwhile.
        return user.get().disabled()
                ? Refused.notAuthorized("User is disabled.", "an administrator disabled the user: call AdminEnableUser")
                : response.answer(user.get(), session.get());
    }

    /** DOC API reference RespondToAuthChallenge: ANSWER names the flow; the response also contains its parameters. */
    private ApiAnswer selectChallenge(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        if (session.isEmpty()) {
            return AuthFlows.missingParameter("Session");
        }
        if (challenges.find(caller.client(), session.get(), Set.of(Challenge.SELECT_CHALLENGE))
                instanceof ChallengeSessions.Lookup.InvalidSession invalid) {
            return invalid.refused();
        }
        AuthFlow chosen = choices.get(responses.getOrDefault("ANSWER", ""));
        if (chosen == null) {
            return Refused.invalidParameter(
                    "Invalid ANSWER: choose one of the available challenges.",
                    "ANSWER must be one of "
                            + choices.keySet().stream().sorted().toList());
        }
        return challenges.close(session.get()) ? chosen.answer(caller, responses) : ChallengeSessions.alreadyAnswered();
    }
}
