package dev.gatehouse.local.cognito.signup;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** ConfirmSignUp and ResendConfirmationCode. */
final class ConfirmSignUpTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private void confirm(String client, String name, String code) {
        sdk.app.confirmSignUp(request -> request.clientId(client).username(name).confirmationCode(code));
    }

    private String wrong() {
        return sdk.newestCode().equals("000000") ? "000001" : "000000";
    }

    @Test
    void refusesAWrongCode() {
        sdk.signUp("new@example.com", PASSWORD);
        sdk.refused(
                CodeMismatchException.class,
                "Invalid verification code provided, please try again.",
                () -> confirm(TestState.CLI, "new@example.com", wrong()));
    }

    /** Assumed: 24 hours. */
    @Test
    void acceptsACodeForADay() {
        sdk.signUp("one@example.com", PASSWORD);
        String one = sdk.newestCode();
        cognito.clock.advance(Duration.ofHours(24).minusSeconds(1));
        confirm(TestState.CLI, "one@example.com", one);
        sdk.signUp("two@example.com", PASSWORD);
        String two = sdk.newestCode();
        cognito.clock.advance(Duration.ofHours(24));
        sdk.refused(
                ExpiredCodeException.class,
                "Invalid code provided, please request a code again.",
                () -> confirm(TestState.CLI, "two@example.com", two));
    }

    /** CHOICE: five wrong answers. */
    @Test
    void limitsAttempts() {
        sdk.signUp("new@example.com", PASSWORD);
        String right = sdk.newestCode();
        String wrong = wrong();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> confirm(TestState.CLI, "new@example.com", wrong))
                    .isInstanceOf(CodeMismatchException.class);
        }
        sdk.refused(
                LimitExceededException.class,
                "Attempt limit exceeded, please try after some time.",
                () -> confirm(TestState.CLI, "new@example.com", right));
        sdk.app.resendConfirmationCode(
                request -> request.clientId(TestState.CLI).username("new@example.com"));
        confirm(TestState.CLI, "new@example.com", sdk.newestCode());
    }

    @Test
    void acceptsOnlyTheNewestCode() {
        sdk.signUp("new@example.com", PASSWORD);
        String first = sdk.newestCode();
        sdk.app.resendConfirmationCode(
                request -> request.clientId(TestState.CLI).username("new@example.com"));
        if (!first.equals(sdk.newestCode())) {
            assertThatThrownBy(() -> confirm(TestState.CLI, "new@example.com", first))
                    .isInstanceOf(CodeMismatchException.class);
        }
        confirm(TestState.CLI, "new@example.com", sdk.newestCode());
    }

    @Test
    void refusesAConfirmedUser() {
        sdk.refused(
                NotAuthorizedException.class,
                "User cannot be confirmed. Current status is CONFIRMED",
                () -> confirm(TestState.CLI, USER, "123456"));
        sdk.refused(
                InvalidParameterException.class,
                "User is already confirmed.",
                () -> sdk.app.resendConfirmationCode(
                        request -> request.clientId(TestState.CLI).username(USER)));
    }

    /** DOC "Managing error responses": a simulated delivery; LEGACY tells. */
    @Test
    void hidesWhetherAUserExistsIfTheClientHidesIt() {
        sdk.refused(
                ExpiredCodeException.class,
                "Invalid code provided, please request a code again.",
                () -> confirm(TestState.CLI, "nobody@example.com", "123456"));
        assertThat(sdk.app
                        .resendConfirmationCode(
                                request -> request.clientId(TestState.CLI).username("nobody@example.com"))
                        .codeDeliveryDetails()
                        .destination())
                .isEqualTo("n***@e***");
        assertThat(cognito.get("/mailbox").body()).isEqualTo("[]");
        sdk.refused(
                UserNotFoundException.class,
                "Username/client id combination not found.",
                () -> confirm(TestState.OLD, "nobody@example.com", "123456"));
    }
}
