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

/** Answers to challenges: picks what takes the answer, once session, user and secret hash are right. */
public final class ChallengeResponses {
    private static final String ATTRIBUTE = "userAttributes.";

    private final ChallengeSessions challenges;
    private final UserStore users;
    private final NewPasswordRequired newPassword;
    private final SecondFactorSteps steps;
    private final PasswordVerifier passwordVerifier;
    private final Map<String, AuthFlows.Flow> choices;
    private final AuthResponses answers;

    /** @param choices what may be answered to SELECT_CHALLENGE */
    public ChallengeResponses(
            ChallengeSessions challenges,
            UserStore users,
            NewPasswordRequired newPassword,
            SecondFactorSteps steps,
            PasswordVerifier passwordVerifier,
            Map<String, AuthFlows.Flow> choices,
            AuthResponses answers) {
        this.challenges = challenges;
        this.users = users;
        this.newPassword = newPassword;
        this.steps = steps;
        this.passwordVerifier = passwordVerifier;
        this.choices = Map.copyOf(choices);
        this.answers = answers;
    }

    ApiAnswer answer(CallingClient caller, String name, Optional<String> session, Map<String, String> responses) {
        if (responses.getOrDefault("USERNAME", "").isEmpty()) {
            return AuthFlows.missing("USERNAME");
        }
        return switch (name) {
            case "PASSWORD_VERIFIER" -> signedIn(caller, passwordVerifier.answer(caller, responses));
            case "NEW_PASSWORD_REQUIRED" -> newPassword(caller, session, responses);
            case "SELECT_CHALLENGE" -> choice(caller, session, responses);
            case "SOFTWARE_TOKEN_MFA" -> code(caller, Challenge.SOFTWARE_TOKEN_MFA, session, responses);
            case "EMAIL_OTP" -> code(caller, Challenge.EMAIL_OTP, session, responses);
            case "SELECT_MFA_TYPE" -> factor(caller, session, responses);
            case "MFA_SETUP" ->
                with(
                        caller,
                        Challenge.MFA_SETUP,
                        session,
                        responses,
                        (user, open) -> signedIn(caller, steps.setUp(caller.pool(), user, open)));
            default ->
                Refused.invalidParameter(
                        "not imitated locally: " + name,
                        "the local Cognito never asks for " + name + ", so there is nothing to answer");
        };
    }

    private ApiAnswer newPassword(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        String next = responses.getOrDefault("NEW_PASSWORD", "");
        if (next.isEmpty()) {
            return AuthFlows.missing("NEW_PASSWORD");
        }
        return with(
                caller,
                Challenge.NEW_PASSWORD_REQUIRED,
                session,
                responses,
                (user, open) -> answers.of(
                        caller,
                        newPassword.answer(caller, user, open, Secret.of(next), attributes(responses)),
                        PreTokenGenerationTrigger.Source.NEW_PASSWORD_CHALLENGE));
    }

    /** API reference RespondToAuthChallenge: {@code SOFTWARE_TOKEN_MFA_CODE}, {@code EMAIL_OTP_CODE}. */
    private ApiAnswer code(
            CallingClient caller, Challenge challenge, Optional<String> session, Map<String, String> responses) {
        String name = challenge.name() + "_CODE";
        String code = responses.getOrDefault(name, "");
        return code.isEmpty()
                ? AuthFlows.missing(name)
                : with(
                        caller,
                        challenge,
                        session,
                        responses,
                        (user, open) -> signedIn(caller, steps.code(caller.pool(), user, open, challenge, code)));
    }

    private ApiAnswer factor(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        String answer = responses.getOrDefault("ANSWER", "");
        return answer.isEmpty()
                ? AuthFlows.missing("ANSWER")
                : with(
                        caller,
                        Challenge.SELECT_MFA_TYPE,
                        session,
                        responses,
                        (user, open) ->
                                signedIn(caller, steps.choose(caller.pool(), caller.client(), user, open, answer)));
    }

    private ApiAnswer signedIn(CallingClient caller, SignInAnswer answer) {
        return answers.of(caller, answer, PreTokenGenerationTrigger.Source.AUTHENTICATION);
    }

    /** API reference RespondToAuthChallenge: attributes come each as {@code userAttributes.<name>}. */
    private static Map<String, String> attributes(Map<String, String> responses) {
        Map<String, String> all = new LinkedHashMap<>();
        responses.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                all.put(name.substring(ATTRIBUTE.length()), value);
            }
        });
        return all;
    }

    /** What stands between a challenge and its answer. */
    private interface Step {
        ApiAnswer answer(User user, String session);
    }

    private ApiAnswer with(
            CallingClient caller,
            Challenge challenge,
            Optional<String> session,
            Map<String, String> responses,
            Step step) {
        if (session.isEmpty()) {
            return AuthFlows.missing("Session");
        }
        ChallengeSessions.Lookup found = challenges.find(caller.client(), session.get(), Set.of(challenge));
        if (found instanceof ChallengeSessions.Lookup.InvalidSession not) {
            return not.refused();
        }
        Optional<User> user = users.find(caller.pool(), ((ChallengeSessions.Lookup.OpenSession) found).username());
        Optional<User> named = users.findByNameOrAlias(caller.pool(), responses.getOrDefault("USERNAME", ""));
        if (user.isEmpty() || !user.map(User::username).equals(named.map(User::username))) {
            return Refused.notAuthorized(
                    "Invalid session for the user.", "USERNAME is not the user to whom the session belongs");
        }
        Optional<Refused> badHash =
                SecretHash.checkUsername(caller.client(), responses, user.get().username());
        if (badHash.isPresent()) {
            return badHash.get();
        }
        // CHOICE: who was disabled meanwhile gets no further.
        return user.get().disabled()
                ? Refused.notAuthorized("User is disabled.", "an administrator disabled the user: AdminEnableUser")
                : step.answer(user.get(), session.get());
    }

    /** DOC API reference RespondToAuthChallenge: ANSWER names the way, and what it needs comes with it. */
    private ApiAnswer choice(CallingClient caller, Optional<String> session, Map<String, String> responses) {
        if (session.isEmpty()) {
            return AuthFlows.missing("Session");
        }
        if (challenges.find(caller.client(), session.get(), Set.of(Challenge.SELECT_CHALLENGE))
                instanceof ChallengeSessions.Lookup.InvalidSession not) {
            return not.refused();
        }
        AuthFlows.Flow chosen = choices.get(responses.getOrDefault("ANSWER", ""));
        if (chosen == null) {
            return Refused.invalidParameter(
                    "Invalid ANSWER: choose one of the available challenges.",
                    "ANSWER must be one of "
                            + choices.keySet().stream().sorted().toList());
        }
        return challenges.close(session.get()) ? chosen.answer(caller, responses) : ChallengeSessions.alreadyAnswered();
    }
}
