package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Choice-based sign-in with USER_AUTH. DOC "Authentication flows". */
final class UserAuthFlowTest {
    private final InvitedUser user = new InvitedUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    private InitiateAuthResponse begin(Map<String, String> parameters) {
        return sdk.app.initiateAuth(request ->
                request.clientId(TestState.CLI).authFlow(AuthFlowType.USER_AUTH).authParameters(parameters));
    }

    private RespondToAuthChallengeResponse choose(String session, Map<String, String> responses) {
        return user.respond(TestState.CLI, ChallengeNameType.SELECT_CHALLENGE, session, responses);
    }

    @Test
    void offersTheAvailableChallenges() {
        user.flows("ALLOW_USER_AUTH");
        InitiateAuthResponse challenge = begin(Map.of("USERNAME", USER));
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(challenge.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        assertThat(choose(challenge.session(), Map.of("USERNAME", USER, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
        user.refused(
                InvitedUser.NO_SESSION,
                "already answered",
                () -> choose(
                        challenge.session(), Map.of("USERNAME", USER, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
    }

    @Test
    void startsThePreferredChallengeAtOnce() {
        user.flows("ALLOW_USER_AUTH");
        assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
        assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", "07"))
                        .challengeName())
                .isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "WEB_AUTHN"))
                        .challengeName())
                .isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
    }

    @Test
    void doesNotRevealUnknownUsers() {
        user.flows("ALLOW_USER_AUTH");
        InitiateAuthResponse challenge = begin(Map.of("USERNAME", "nobody@example.com"));
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        user.refused(
                "Incorrect username or password.",
                "no user",
                () -> choose(
                        challenge.session(),
                        Map.of("USERNAME", "nobody@example.com", "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
        sdk.refused(
                UserNotFoundException.class,
                "User does not exist.",
                () -> sdk.app.initiateAuth(request -> request.clientId(TestState.OLD)
                        .authFlow(AuthFlowType.USER_AUTH)
                        .authParameters(Map.of("USERNAME", "nobody@example.com"))));
    }

    @Test
    void refusesAnUnavailableChallenge() {
        user.flows("ALLOW_USER_AUTH");
        sdk.refused(
                InvalidParameterException.class,
                "Invalid ANSWER: choose one of the available challenges.",
                () -> choose(
                        begin(Map.of("USERNAME", USER)).session(), Map.of("USERNAME", USER, "ANSWER", "WEB_AUTHN")));
        sdk.refused(InvalidParameterException.class, "Missing required parameter USERNAME", () -> begin(Map.of()));
    }

    @Test
    void isRefusedIfTheClientDoesNotAllowIt() {
        sdk.refused(
                InvalidParameterException.class,
                "USER_AUTH flow not enabled for this client",
                () -> begin(Map.of("USERNAME", USER)));
    }
}
