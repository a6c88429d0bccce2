package dev.gatehouse.local.cognito.api;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** DOC "Computing secret hash values". Texts OBS. */
final class SecretHashTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private final Secret secret = Secret.of(TestState.WEB_SECRET);

    private AuthenticationResultType web(String hash) {
        return sdk.auth(
                TestState.WEB,
                AuthFlowType.USER_PASSWORD_AUTH,
                Map.of("USERNAME", USER, "PASSWORD", PASSWORD, "SECRET_HASH", hash));
    }

    @Test
    void acceptsTheHashOfTheUserNameInTheRequest() {
        assertThat(web(SecretHash.compute(secret, USER, TestState.WEB)).accessToken())
                .isNotEmpty();
    }

    /** Computed apart from our code: openssl dgst -sha256 -hmac key, of the text user1client1. */
    @Test
    void isHmacOfUserNameAndClientId() {
        assertThat(SecretHash.compute(Secret.of("key"), "user1", "client1"))
                .isEqualTo("SYICMt5b61aTM3UpTSY/A78uopD1dVd61gqmkh90Skg=");
    }

    /** Attack 60. */
    @Test
    void refusesAMissingHash() {
        sdk.refused(
                NotAuthorizedException.class,
                "Client " + TestState.WEB + " is configured with secret but SECRET_HASH was not received",
                () -> sdk.login(TestState.WEB, USER, PASSWORD));
    }

    /** Attack 60. */
    @Test
    void refusesTheHashOfAnotherUserAndLogsTheExpectedUserName() {
        sdk.refused(
                NotAuthorizedException.class,
                "SecretHash does not match for the client: " + TestState.WEB,
                () -> web(SecretHash.compute(secret, "other@example.com", TestState.WEB)));
        assertThat(cognito.reason()).contains("hash the user name " + USER);
    }

    /** OBS pmill/aws-cognito #23; attack 60. At the sign-in and at the refresh, CHOICE for the latter. */
    @Test
    void refusesAHashFromAClientWithoutASecret() {
        String text = "App client " + TestState.CLI + " is not configured for secret but secret hash was received";
        String hash = SecretHash.compute(secret, USER, TestState.CLI);
        sdk.refused(
                InvalidParameterException.class,
                text,
                () -> sdk.auth(
                        TestState.CLI,
                        AuthFlowType.USER_PASSWORD_AUTH,
                        Map.of("USERNAME", USER, "PASSWORD", PASSWORD, "SECRET_HASH", hash)));
        assertThat(cognito.reason()).isEqualTo("client cli has no secret: send no SECRET_HASH and no SecretHash");
        AuthenticationResultType first = sdk.login(TestState.CLI, USER, PASSWORD);
        sdk.refused(
                InvalidParameterException.class,
                text,
                () -> sdk.auth(
                        TestState.CLI,
                        AuthFlowType.REFRESH_TOKEN_AUTH,
                        Map.of("REFRESH_TOKEN", first.refreshToken(), "SECRET_HASH", hash)));
    }

    /** CHOICE: at every operation with a member SecretHash, as at the sign-in. */
    @ParameterizedTest
    @ValueSource(
            strings = {"SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"})
    void refusesAHashFromAClientWithoutASecretAtEveryOperation(String operation) {
        Reply reply = cognito.call(operation, """
                {"ClientId":"%s","Username":"new@example.com","Password":"%s","ConfirmationCode":"123456",
                 "SecretHash":"aGFzaA=="}
                """.formatted(TestState.CLI, PASSWORD));
        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"App client " + TestState.CLI
                        + " is not configured for secret but secret hash was received\"}");
    }

    /** Every operation of AWS's model that takes one is in the list above, or takes it in a map. */
    @Test
    void testsEveryOperationWithASecretHash() {
        assertThat(ServiceModel.COGNITO.names().stream()
                        .filter(name -> ServiceModel.COGNITO
                                .call(name)
                                .orElseThrow()
                                .input()
                                .members()
                                .containsKey("SecretHash")))
                .containsExactly(
                        "ConfirmForgotPassword", "ConfirmSignUp", "ForgotPassword", "ResendConfirmationCode", "SignUp");
    }

    @Test
    void refreshNeedsTheHashOfTheUserNameAndNotOfTheAddress() {
        AuthenticationResultType first = web(SecretHash.compute(secret, USER, TestState.WEB));
        String sub = claims(first.accessToken()).get("sub").getAsString();

        sdk.refused(
                NotAuthorizedException.class,
                "SecretHash does not match for the client: " + TestState.WEB,
                () -> refresh(first, SecretHash.compute(secret, USER, TestState.WEB)));
        assertThat(cognito.reason()).contains("hash the user name " + sub);
        assertThat(refresh(first, SecretHash.compute(secret, sub, TestState.WEB))
                        .accessToken())
                .isNotEmpty();
    }

    private AuthenticationResultType refresh(AuthenticationResultType first, String hash) {
        return sdk.auth(
                TestState.WEB,
                AuthFlowType.REFRESH_TOKEN_AUTH,
                Map.of("REFRESH_TOKEN", first.refreshToken(), "SECRET_HASH", hash));
    }
}
