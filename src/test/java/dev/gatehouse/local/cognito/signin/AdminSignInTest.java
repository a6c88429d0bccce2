package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** AdminInitiateAuth and AdminRespondToAuthChallenge, called with the AWS SDK. */
final class AdminSignInTest {
    private final InvitedUser user = new InvitedUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    private AdminInitiateAuthResponse begin(AuthFlowType flow, Map<String, String> parameters) {
        return sdk.admin.adminInitiateAuth(request -> request.userPoolId(TestState.POOL)
                .clientId(TestState.CLI)
                .authFlow(flow)
                .authParameters(parameters));
    }

    /** DOC "Authentication flows": ADMIN_NO_SRP_AUTH is the old name of ADMIN_USER_PASSWORD_AUTH. */
    @ParameterizedTest
    @EnumSource(
            value = AuthFlowType.class,
            names = {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
    void signsInByPasswordIfTheClientAllowsIt(AuthFlowType flow) {
        Map<String, String> parameters = Map.of("USERNAME", USER, "PASSWORD", PASSWORD);
        sdk.refused(
                InvalidParameterException.class,
                "Auth flow not enabled for this client",
                () -> begin(flow, parameters));
        user.flows("ALLOW_ADMIN_USER_PASSWORD_AUTH");
        assertThat(begin(flow, parameters).authenticationResult().accessToken()).isNotEmpty();
    }

    @Test
    void answersChallenges() {
        user.flows("ALLOW_ADMIN_USER_PASSWORD_AUTH");
        user.invite();
        AdminInitiateAuthResponse challenge = begin(
                AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
                Map.of("USERNAME", InvitedUser.INVITED, "PASSWORD", InvitedUser.TEMPORARY));
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(sdk.admin
                        .adminRespondToAuthChallenge(request -> request.userPoolId(TestState.POOL)
                                .clientId(TestState.CLI)
                                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .session(challenge.session())
                                .challengeResponses(
                                        Map.of("USERNAME", InvitedUser.INVITED, "NEW_PASSWORD", InvitedUser.NEXT)))
                        .authenticationResult()
                        .idToken())
                .isNotEmpty();
    }

    @Test
    void refreshesTokens() {
        user.flows("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        String refresh = begin(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of("USERNAME", USER, "PASSWORD", PASSWORD))
                .authenticationResult()
                .refreshToken();
        assertThat(begin(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refresh))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    /** DOC API reference AdminInitiateAuth does not list it. Text R moto. */
    @Test
    void refusesUserPasswordAuth() {
        sdk.refused(
                InvalidParameterException.class,
                "Initiate Auth method not supported",
                () -> begin(AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", USER, "PASSWORD", PASSWORD)));
    }

    @Test
    void requiresASignature() {
        for (String operation : List.of("AdminInitiateAuth", "AdminRespondToAuthChallenge")) {
            Reply reply = sdk.cognito.call(operation, "{}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("__type").getAsString()).isEqualTo("MissingAuthenticationTokenException");
        }
    }

    @Test
    void refusesAnUnknownClientOrPool() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool client 9nobody does not exist.",
                () -> sdk.admin.adminInitiateAuth(request -> request.userPoolId(TestState.POOL)
                        .clientId("9nobody")
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)));
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool eu-west-1_Nobody123 does not exist.",
                () -> sdk.admin.adminInitiateAuth(request -> request.userPoolId("eu-west-1_Nobody123")
                        .clientId(TestState.CLI)
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)));
    }
}
