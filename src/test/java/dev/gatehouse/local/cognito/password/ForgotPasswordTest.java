package dev.gatehouse.local.cognito.password;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.state.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** ForgotPassword and ConfirmForgotPassword, called with the AWS SDK. */
final class ForgotPasswordTest {
    private static final String NEXT = "AnotherPassword456";
    private static final String WRONG = "Invalid verification code provided, please try again.";
    private static final String EXPIRED = "Invalid code provided, please request a code again.";
    private static final String LIMIT = "Attempt limit exceeded, please try after some time.";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private CodeDeliveryDetailsType forgot(String client, String name) {
        return sdk.app
                .forgotPassword(request -> request.clientId(client).username(name))
                .codeDeliveryDetails();
    }

    private void confirm(String client, String name, String code, String password) {
        sdk.app.confirmForgotPassword(request ->
                request.clientId(client).username(name).confirmationCode(code).password(password));
    }

    private String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** DOC API reference ForgotPassword, ConfirmForgotPassword. */
    @Test
    void setsANewPasswordWithTheCode() {
        CodeDeliveryDetailsType delivery = forgot(TestState.CLI, USER);
        assertThat(delivery.destination()).isEqualTo("u***@e***");
        assertThat(delivery.attributeName()).isEqualTo("email");
        assertThat(delivery.deliveryMediumAsString()).isEqualTo("EMAIL");
        assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo(USER);
        assertThat(sdk.newestMail().get("body").getAsString())
                .isEqualTo("Your confirmation code is " + sdk.newestCode());

        confirm(TestState.CLI, USER, sdk.newestCode(), NEXT);

        assertThat(sdk.login(USER, NEXT).accessToken()).isNotEmpty();
        sdk.refused(NotAuthorizedException.class, "Incorrect username or password.", () -> sdk.login(USER, PASSWORD));
    }

    @Test
    void acceptsACodeOnce() {
        forgot(TestState.CLI, USER);
        String code = sdk.newestCode();
        confirm(TestState.CLI, USER, code, NEXT);

        sdk.refused(ExpiredCodeException.class, EXPIRED, () -> confirm(TestState.CLI, USER, code, "OneMorePassword7"));
    }

    /** CHOICE: the code stays valid after a weak password. */
    @Test
    void keepsTheCodeAfterAWeakPassword() {
        forgot(TestState.CLI, USER);
        String code = sdk.newestCode();

        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password must have numeric characters",
                () -> confirm(TestState.CLI, USER, code, "NoDigitsInHere"));
        confirm(TestState.CLI, USER, code, NEXT);
    }

    /** DOC API reference, PasswordType: no minimum length, so a short password violates the policy. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "short", "Short1"})
    void refusesAShortPasswordByThePolicy(String password) {
        forgot(TestState.CLI, USER);
        String code = sdk.newestCode();

        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password not long enough",
                () -> confirm(TestState.CLI, USER, code, password));
        confirm(TestState.CLI, USER, code, NEXT);
    }

    /** DOC "Quotas in Amazon Cognito": a code for a forgotten password is valid for one hour. */
    @Test
    void acceptsACodeForAnHour() {
        forgot(TestState.CLI, USER);
        sdk.cognito.clock.advance(Duration.ofHours(1).minusMillis(1));
        confirm(TestState.CLI, USER, sdk.newestCode(), NEXT);

        forgot(TestState.CLI, USER);
        String late = sdk.newestCode();
        sdk.cognito.clock.advance(Duration.ofHours(1));
        sdk.refused(ExpiredCodeException.class, EXPIRED, () -> confirm(TestState.CLI, USER, late, "OneMorePassword7"));
    }

    @Test
    void refusesTheCorrectCodeAfterFiveWrongCodes() {
        forgot(TestState.CLI, USER);
        String code = sdk.newestCode();
        for (int i = 0; i < 5; i++) {
            sdk.refused(CodeMismatchException.class, WRONG, () -> confirm(TestState.CLI, USER, otherThan(code), NEXT));
        }
        sdk.refused(LimitExceededException.class, LIMIT, () -> confirm(TestState.CLI, USER, code, NEXT));
    }

    /** DOC "Managing user accounts, recovery". CHOICE: five requests an hour. */
    @Test
    void refusesTheSixthRequestWithinAnHourForKnownAndUnknownUsers() {
        for (String name : new String[] {USER, "nobody@example.com"}) {
            for (int i = 0; i < 5; i++) {
                forgot(TestState.CLI, name);
            }
            sdk.refused(LimitExceededException.class, LIMIT, () -> forgot(TestState.CLI, name));
        }
        sdk.cognito.clock.advance(Duration.ofHours(1).minusMillis(1));
        sdk.refused(LimitExceededException.class, LIMIT, () -> forgot(TestState.CLI, USER));
        sdk.cognito.clock.advance(Duration.ofMillis(1));
        assertThat(forgot(TestState.CLI, USER).destination()).isEqualTo("u***@e***");
    }

    /** DOC "Managing error responses", ENABLED: a simulated delivery, then the errors of a wrong code. */
    @Test
    void doesNotRevealUnknownUsers() {
        sdk.refused(
                ExpiredCodeException.class,
                EXPIRED,
                () -> confirm(TestState.CLI, "nobody@example.com", "123456", NEXT));

        assertThat(forgot(TestState.CLI, "nobody@example.com").destination()).isEqualTo("n***@e***");
        assertThat(sdk.mails()).isZero();
        for (int i = 0; i < 5; i++) {
            sdk.refused(
                    CodeMismatchException.class,
                    WRONG,
                    () -> confirm(TestState.CLI, "nobody@example.com", "123456", NEXT));
        }
        sdk.refused(
                LimitExceededException.class,
                LIMIT,
                () -> confirm(TestState.CLI, "nobody@example.com", "123456", NEXT));
    }

    /** DOC "Managing error responses", LEGACY; text OBS. */
    @Test
    void revealsUnknownUsersIfTheClientAllowsIt() {
        String text = "Username/client id combination not found.";
        sdk.refused(UserNotFoundException.class, text, () -> forgot(TestState.OLD, "nobody@example.com"));
        sdk.refused(
                UserNotFoundException.class, text, () -> confirm(TestState.OLD, "nobody@example.com", "123456", NEXT));
    }

    /** Text OBS. An unconfirmed user has no verified address. */
    @Test
    void sendsNoCodeWithoutAVerifiedAddress() {
        sdk.app.signUp(request ->
                request.clientId(TestState.CLI).username("new@example.com").password(PASSWORD));
        sdk.refused(
                InvalidParameterException.class,
                "Cannot reset password for the user as there is no registered/verified email or phone_number",
                () -> forgot(TestState.OLD, "new@example.com"));
        assertThat(forgot(TestState.CLI, "new@example.com").destination()).isEqualTo("n***@e***");
        assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo("new@example.com");
        assertThat(sdk.mails()).isOne();
    }

    /** DOC "PasswordPolicyType": the newest n passwords. CHOICE: the current password is among them. */
    @Test
    void refusesAPreviousPasswordAndKeepsTheCode() {
        sdk.declare(pool -> TestState.remembering(pool, 2));
        forgot(TestState.CLI, USER);
        confirm(TestState.CLI, USER, sdk.newestCode(), NEXT);
        forgot(TestState.CLI, USER);
        String code = sdk.newestCode();
        for (String used : new String[] {PASSWORD, NEXT}) {
            sdk.refused(
                    PasswordHistoryPolicyViolationException.class,
                    "Password has previously been used.",
                    () -> confirm(TestState.CLI, USER, code, used));
        }
        confirm(TestState.CLI, USER, code, "OneMorePassword7");

        forgot(TestState.CLI, USER);
        confirm(TestState.CLI, USER, sdk.newestCode(), PASSWORD);
        assertThat(sdk.login(USER, PASSWORD).accessToken()).isNotEmpty();
    }

    /** The user has proved the address, so the lockout ends. */
    @Test
    void endsTheLockout() {
        for (int i = 0; i < 5; i++) {
            sdk.refused(
                    NotAuthorizedException.class,
                    "Incorrect username or password.",
                    () -> sdk.login(USER, "WrongPassword1"));
        }
        sdk.refused(NotAuthorizedException.class, "Password attempts exceeded", () -> sdk.login(USER, PASSWORD));
        forgot(TestState.CLI, USER);
        confirm(TestState.CLI, USER, sdk.newestCode(), NEXT);
        assertThat(sdk.login(USER, NEXT).accessToken()).isNotEmpty();
    }

    /** DOC "Computing secret hash values". */
    @Test
    void requiresTheSecretHashOfAClientWithASecret() {
        String text = "Client " + TestState.WEB + " is configured with secret but SECRET_HASH was not received";
        sdk.refused(NotAuthorizedException.class, text, () -> forgot(TestState.WEB, USER));
        sdk.refused(NotAuthorizedException.class, text, () -> confirm(TestState.WEB, USER, "123456", NEXT));
        String hash = SecretHash.compute(Secret.of(TestState.WEB_SECRET), USER, TestState.WEB);
        assertThat(sdk.app
                        .forgotPassword(request ->
                                request.clientId(TestState.WEB).username(USER).secretHash(hash))
                        .codeDeliveryDetails()
                        .destination())
                .isEqualTo("u***@e***");
    }

    @Test
    void refusesAnUnknownClient() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool client nobody does not exist.",
                () -> forgot("nobody", USER));
    }

    @Test
    void returnsExactlyTheMembersOfTheApiReference() {
        String request = "{\"ClientId\":\"" + TestState.CLI + "\",\"Username\":\"" + USER + "\"";
        Reply asked = sdk.cognito.call("ForgotPassword", request + "}");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body())
                .isEqualTo("{\"CodeDeliveryDetails\":{\"AttributeName\":\"email\",\"DeliveryMedium\":\"EMAIL\","
                        + "\"Destination\":\"u***@e***\"}}");
        Reply confirmed = sdk.cognito.call(
                "ConfirmForgotPassword",
                request + ",\"ConfirmationCode\":\"" + sdk.newestCode() + "\",\"Password\":\"" + NEXT + "\"}");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("{}");
    }
}
