package dev.gatehouse.local.cognito.signup;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** SignUp. */
final class SignUpTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void sendsACodeThatConfirmsTheUser() {
        SignUpResponse answer = sdk.signUp("new@example.com", PASSWORD);

        assertThat(answer.userConfirmed()).isFalse();
        assertThat(answer.userSub()).hasSize(36);
        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("n***@e***");
        assertThat(answer.codeDeliveryDetails().deliveryMediumAsString()).isEqualTo("EMAIL");
        String code = sdk.newestCode();
        assertThat(code).matches("[0-9]{6}");
        assertThat(cognito.notices).hasSize(1).noneMatch(notice -> notice.contains(code));

        sdk.app.confirmSignUp(request ->
                request.clientId(TestState.CLI).username("new@example.com").confirmationCode(code));
        JsonObject claims =
                claims(sdk.login(TestState.CLI, "new@example.com", PASSWORD).idToken());
        assertThat(claims.get("sub").getAsString()).isEqualTo(answer.userSub());
        assertThat(claims.get("email_verified").getAsBoolean()).isTrue();
    }

    @Test
    void mailboxListsTheNewestMailLastWithoutCors() {
        sdk.signUp("one@example.com", PASSWORD);
        sdk.signUp("two@example.com", PASSWORD);
        Reply mailbox = cognito.get("/mailbox", "origin", "http://evil.example");

        JsonObject last =
                JsonParser.parseString(mailbox.body()).getAsJsonArray().get(1).getAsJsonObject();
        assertThat(last.keySet()).containsExactly("to", "subject", "code", "body", "time");
        assertThat(last.get("to").getAsString()).isEqualTo("two@example.com");
        assertThat(last.get("subject").getAsString()).isEqualTo("Your verification code");
        assertThat(last.get("body").getAsString())
                .isEqualTo("Your confirmation code is " + last.get("code").getAsString());
        assertThat(last.get("time").getAsString()).isEqualTo(SettableClock.START.toString());
        assertThat(mailbox.header("access-control-allow-origin")).isEmpty();
    }

    /** DOC "Managing error responses": told even where existence is hidden. Attack 59. */
    @ParameterizedTest
    @ValueSource(strings = {"user@example.com", "USER@example.com"})
    void refusesAnAddressThatIsInUse(String taken) {
        sdk.refused(
                UsernameExistsException.class,
                "An account with the given email already exists.",
                () -> sdk.signUp(taken, PASSWORD));
    }

    @Test
    void refusesAUserNameThatIsNotAnAddress() {
        sdk.refused(
                InvalidParameterException.class, "Username should be an email.", () -> sdk.signUp("someone", PASSWORD));
    }

    /** DOC API reference, PasswordType: no minimum length, so that the policy answers. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "short", "Short1"})
    void refusesAShortPasswordByThePolicy(String password) {
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password not long enough",
                () -> sdk.signUp("new@example.com", password));
    }

    /** CHOICE: the model requires none, but no local pool signs users in without one. */
    @Test
    void requiresAPassword() {
        assertThat(cognito.call("SignUp", "{\"ClientId\":\"" + TestState.CLI + "\",\"Username\":\"new@example.com\"}")
                        .body())
                .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"1 validation error detected:"
                        + " Value at 'password' failed to satisfy constraint: Member must not be null\"}");
    }

    @Test
    void refusesAPasswordWithoutADigit() {
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password must have numeric characters",
                () -> sdk.signUp("new@example.com", "SecurePasswords"));
    }

    /** The order of the checks is behaviour. */
    @Test
    void checksTheUserNameBeforeThePassword() {
        sdk.refused(
                InvalidParameterException.class, "Username should be an email.", () -> sdk.signUp("someone", "short"));
    }

    @Test
    void refusesIfThePoolAllowsOnlyAdministratorsToCreateUsers() {
        cognito.cloud.declare(
                TestState.declared(TestState.pool(cognito.issuer(), false, Optional.of("local-example"))));
        sdk.refused(
                NotAuthorizedException.class,
                "SignUp is not permitted for this user pool",
                () -> sdk.signUp("new@example.com", PASSWORD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sub|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                "email_verified|true|NotAuthorizedException|A client attempted to write unauthorized attribute",
                "nickname|x|NotAuthorizedException|A client attempted to write unauthorized attribute",
                "custom:a|x|InvalidParameterException|Attributes did not conform to the schema:"
                        + " Type for attribute {custom:a} could not be determined",
                "email|other@example.com|InvalidParameterException|Username and email must be the same."
            })
    void refusesInvalidAttributes(String name, String value, String type, String message) {
        Reply reply = cognito.call("SignUp", """
                {"ClientId":"%s","Username":"new@example.com","Password":"%s",
                 "UserAttributes":[{"Name":"%s","Value":"%s"}]}
                """.formatted(TestState.CLI, PASSWORD, name, value));
        assertThat(reply.json().get("__type").getAsString()).isEqualTo(type);
        assertThat(reply.json().get("message").getAsString()).isEqualTo(message);
    }
}
