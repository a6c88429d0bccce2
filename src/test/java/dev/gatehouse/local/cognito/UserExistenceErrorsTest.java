package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/**
 * Which operations show whether a user exists, for a client with {@code PreventUserExistenceErrors: ENABLED}. DOC
 * "Managing error responses". These tests cover the statements of docs/security.md. Attack 56.
 */
final class UserExistenceErrorsTest {
    private static final String UNKNOWN_USER = "nobody@example.com";
    private static final String UNCONFIRMED = "waiting@example.com";

    private final Sdk sdk = new Sdk();

    @BeforeEach
    void signUpOneUnconfirmedUser() {
        sdk.app.signUp(
                request -> request.clientId(TestState.CLI).username(UNCONFIRMED).password(PASSWORD));
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    private static String answer(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (CognitoIdentityProviderException e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }

    private String signIn(String name) {
        return answer(() -> sdk.login(name, "Wrong-Password-1"));
    }

    private String signUp(String name) {
        return answer(() -> sdk.app.signUp(
                request -> request.clientId(TestState.CLI).username(name).password(PASSWORD)));
    }

    private String confirm(String name) {
        return answer(() -> sdk.app.confirmSignUp(
                request -> request.clientId(TestState.CLI).username(name).confirmationCode("not-a-code")));
    }

    private String resend(String name) {
        return answer(() -> sdk.app.resendConfirmationCode(
                request -> request.clientId(TestState.CLI).username(name)));
    }

    private String forgot(String name) {
        return answer(() -> sdk.app.forgotPassword(
                request -> request.clientId(TestState.CLI).username(name)));
    }

    private String reset(String name) {
        return answer(() -> sdk.app.confirmForgotPassword(request -> request.clientId(TestState.CLI)
                .username(name)
                .confirmationCode("not-a-code")
                .password("AnotherPassword456")));
    }

    @Nested
    final class HideUserExistence {
        @Test
        void signInByPassword() {
            assertThat(signIn(USER))
                    .isEqualTo("NotAuthorizedException: Incorrect username or password.")
                    .isEqualTo(signIn(UNKNOWN_USER));
        }

        @Test
        void firstRequestOfSrp() {
            for (String name : new String[] {USER, UNCONFIRMED, UNKNOWN_USER}) {
                Map<String, String> parameters = sdk.app
                        .initiateAuth(request -> request.clientId(TestState.FRANK)
                                .authFlow(AuthFlowType.USER_SRP_AUTH)
                                .authParameters(Map.of("USERNAME", name, "SRP_A", "ab".repeat(128))))
                        .challengeParameters();
                assertThat(parameters).containsOnlyKeys("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP");
            }
        }

        @Test
        void passwordReset() {
            assertThat(forgot(USER))
                    .isEqualTo("done")
                    .isEqualTo(forgot(UNKNOWN_USER))
                    .isEqualTo(forgot(UNCONFIRMED));
            assertThat(reset(USER))
                    .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.")
                    .isEqualTo(reset(UNKNOWN_USER))
                    .isEqualTo(reset(UNCONFIRMED));
        }

        @Test
        void resentConfirmationCodeOfAnUnconfirmedUser() {
            CodeDeliveryDetailsType sent = sdk.app
                    .resendConfirmationCode(
                            request -> request.clientId(TestState.CLI).username(UNCONFIRMED))
                    .codeDeliveryDetails();
            CodeDeliveryDetailsType simulated = sdk.app
                    .resendConfirmationCode(
                            request -> request.clientId(TestState.CLI).username(UNKNOWN_USER))
                    .codeDeliveryDetails();
            assertThat(sent.destination()).isEqualTo("w***@e***");
            assertThat(simulated.destination()).isEqualTo("n***@e***");
        }
    }

    /** The default of gatehouse:identity. */
    @Nested
    final class AdministratorsCreateUsers {
        @BeforeEach
        void close() {
            sdk.declare(pool -> TestState.pool(pool.issuer(), false, pool.domain()));
        }

        @Test
        void signUpDoesNotShowUserExistence() {
            assertThat(signUp(USER))
                    .isEqualTo("NotAuthorizedException: SignUp is not permitted for this user pool")
                    .isEqualTo(signUp(UNKNOWN_USER));
        }

        @Test
        void confirmationShowsConfirmedUsers() {
            assertThat(confirm(USER)).isNotEqualTo(confirm(UNKNOWN_USER));
            assertThat(resend(USER)).isNotEqualTo(resend(UNKNOWN_USER));
        }
    }

    /** DOC, same place, and the API reference: AWS shows it in spite of the setting of the client. */
    @Nested
    final class ShowUserExistence {
        @Test
        void signUp() {
            assertThat(UserExistenceErrorsTest.this.signUp(USER))
                    .isEqualTo("UsernameExistsException: An account with the given email already exists.");
            assertThat(UserExistenceErrorsTest.this.signUp(UNKNOWN_USER)).isEqualTo("done");
        }

        @Test
        void confirmation() {
            assertThat(confirm(USER))
                    .isEqualTo("NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED");
            assertThat(confirm(UNCONFIRMED))
                    .isEqualTo("CodeMismatchException: Invalid verification code provided, please try again.");
            assertThat(confirm(UNKNOWN_USER))
                    .isEqualTo("ExpiredCodeException: Invalid code provided, please request a code again.");
        }

        @Test
        void resentConfirmationCodeOfAConfirmedUser() {
            assertThat(resend(USER)).isEqualTo("InvalidParameterException: User is already confirmed.");
        }

        @Test
        void signInOfAnUnconfirmedUserOrAUserWhoMustResetThePassword() {
            assertThat(signIn(UNCONFIRMED)).isEqualTo("UserNotConfirmedException: User is not confirmed.");
            sdk.admin.adminResetUserPassword(
                    request -> request.userPoolId(TestState.POOL).username(USER));
            assertThat(signIn(USER)).isEqualTo("PasswordResetRequiredException: Password reset required for the user");
        }
    }
}
