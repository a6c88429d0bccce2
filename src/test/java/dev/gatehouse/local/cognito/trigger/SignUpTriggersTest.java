package dev.gatehouse.local.cognito.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.TestTrigger;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The functions that a pool invokes at a sign-up and at its confirmation. */
final class SignUpTriggersTest {
    private static final String NEW = "new@example.com";
    private static final String PASSWORD = "Long-Enough-Password-1";

    private final RunningCognito cognito = new RunningCognito();
    private final TestTrigger function = new TestTrigger(cognito);

    @AfterEach
    void stop() {
        cognito.close();
    }

    private void declarePreSignUp() {
        function.declare(new UserPool.Triggers(Optional.empty(), Optional.of(TestTrigger.ARN), Optional.empty()));
    }

    private void declarePostConfirmation() {
        function.declare(new UserPool.Triggers(Optional.empty(), Optional.empty(), Optional.of(TestTrigger.ARN)));
    }

    private Reply signUp(String moreMembers) {
        return cognito.call(
                "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"%s\"%s}"
                        .formatted(TestState.CLI, NEW, PASSWORD, moreMembers));
    }

    private Reply signIn() {
        return cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}""".formatted(TestState.CLI, NEW, PASSWORD));
    }

    private Reply confirm(String moreMembers) {
        String mails = cognito.get("/mailbox").body();
        String code = JsonParser.parseString(mails)
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("code")
                .getAsString();
        return cognito.call(
                "ConfirmSignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"ConfirmationCode\":\"%s\"%s}"
                        .formatted(TestState.CLI, NEW, code, moreMembers));
    }

    @Nested
    final class PreSignUp {
        @Test
        void passesTheRequestToTheFunction() {
            declarePreSignUp();
            function.answers("{}");
            Reply reply = signUp(
                    ",\"ValidationData\":[{\"Name\":\"code\",\"Value\":\"7\"}],\"ClientMetadata\":{\"from\":\"web\"}");

            assertThat(reply.status()).as(cognito.reason()).isEqualTo(200);
            JsonObject event = function.event();
            assertThat(event.get("userName")).isEqualTo(reply.json().get("UserSub"));
            assertThat(event.get("triggerSource").getAsString()).isEqualTo("PreSignUp_SignUp");
            assertThat(event.get("version").getAsString()).isEqualTo("1");
            assertThat(event.get("request"))
                    .hasToString("{\"userAttributes\":{\"email\":\"new@example.com\"},"
                            + "\"validationData\":{\"code\":\"7\"},\"clientMetadata\":{\"from\":\"web\"}}");
            assertThat(event.get("response"))
                    .hasToString("{\"autoConfirmUser\":false,\"autoVerifyEmail\":false,\"autoVerifyPhone\":false}");
        }

        @Test
        void confirmsAndVerifiesTheUserWithoutACode() {
            declarePreSignUp();
            function.answers("{\"autoConfirmUser\":true,\"autoVerifyEmail\":true}");
            Reply reply = signUp("");

            assertThat(reply.json().get("UserConfirmed").getAsBoolean()).isTrue();
            assertThat(reply.json().has("CodeDeliveryDetails")).isFalse();
            assertThat(cognito.get("/mailbox").body()).isEqualTo("[]");
            JsonObject id = RunningCognito.claims(signIn().json()
                    .getAsJsonObject("AuthenticationResult")
                    .get("IdToken")
                    .getAsString());
            assertThat(id.get("email").getAsString()).isEqualTo(NEW);
        }

        @Test
        void leavesTheConfirmationToTheCode() {
            declarePreSignUp();
            function.answers("{\"autoConfirmUser\":false}");
            Reply reply = signUp("");

            assertThat(reply.json().get("UserConfirmed").getAsBoolean()).isFalse();
            assertThat(reply.json().has("CodeDeliveryDetails")).isTrue();
            assertThat(signIn().json().get("__type").getAsString()).isEqualTo("UserNotConfirmedException");
        }

        @Test
        void createsNoUserIfTheFunctionRefuses() {
            declarePreSignUp();
            function.fails("E", "Not from here");
            Reply refused = signUp("");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .isEqualTo("{\"__type\":\"UserLambdaValidationException\","
                            + "\"message\":\"PreSignUp failed with error Not from here.\"}");

            function.answers("{}");
            assertThat(signUp("").status()).as(cognito.reason()).isEqualTo(200);
        }

        @Test
        void requiresBooleans() {
            declarePreSignUp();
            function.answers("{\"autoConfirmUser\":\"true\"}");
            assertThat(signUp("").json().get("__type").getAsString()).isEqualTo("InvalidLambdaResponseException");
        }

        @Test
        void isNotInvokedForAWeakPassword() {
            declarePreSignUp();
            cognito.call(
                    "SignUp",
                    "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"weak\"}".formatted(TestState.CLI, NEW));
            assertThat(function.calls()).isZero();
        }
    }

    @Nested
    final class PostConfirmation {
        @Test
        void passesTheConfirmedUserToTheFunction() {
            declarePostConfirmation();
            function.answers("{}");
            String sub = signUp("").json().get("UserSub").getAsString();
            assertThat(function.calls()).isZero();
            assertThat(confirm(",\"ClientMetadata\":{\"from\":\"web\"}").status())
                    .as(cognito.reason())
                    .isEqualTo(200);

            assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("PostConfirmation_ConfirmSignUp");
            assertThat(function.event().get("userName").getAsString()).isEqualTo(sub);
            assertThat(function.event().get("request"))
                    .hasToString(
                            "{\"userAttributes\":{\"cognito:user_status\":\"CONFIRMED\",\"email\":\"new@example.com\","
                                    + "\"email_verified\":\"true\",\"sub\":\"" + sub + "\"},"
                                    + "\"clientMetadata\":{\"from\":\"web\"}}");
        }

        @Test
        void returnsTheErrorAndKeepsTheUserConfirmed() {
            declarePostConfirmation();
            function.fails("E", "No welcome mail");
            signUp("");
            Reply reply = confirm("");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\"__type\":\"UserLambdaValidationException\","
                            + "\"message\":\"PostConfirmation failed with error No welcome mail.\"}");
            assertThat(signIn().status()).isEqualTo(200);
        }

        @Test
        void isInvokedAfterPreSignUpConfirmedTheUser() {
            function.declare(new UserPool.Triggers(
                    Optional.empty(), Optional.of(TestTrigger.ARN), Optional.of(TestTrigger.ARN)));
            function.answers("{\"autoConfirmUser\":true}");
            assertThat(signUp("").status()).isEqualTo(200);

            assertThat(function.calls()).isEqualTo(2);
            assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("PostConfirmation_ConfirmSignUp");
        }
    }
}
