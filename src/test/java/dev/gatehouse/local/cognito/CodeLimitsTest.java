package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/**
 * Limits on requests for codes and on attempts to enter them, by user and hour. DOC "Recovering user accounts", for
 * forgotten passwords: 5 to 20 of each. CHOICE: 5 requests and 20 attempts, for every code that verifies an address.
 */
final class CodeLimitsTest {
    private static final String LIMIT = "Attempt limit exceeded, please try after some time.";
    private static final String WRONG = "Invalid verification code provided, please try again.";
    private static final String NEW = "new@example.com";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private void signUp() {
        sdk.app.signUp(request -> request.clientId(TestState.CLI).username(NEW).password(PASSWORD));
    }

    private void resend(String name) {
        sdk.app.resendConfirmationCode(
                request -> request.clientId(TestState.CLI).username(name));
    }

    private void confirm(String code) {
        sdk.app.confirmSignUp(
                request -> request.clientId(TestState.CLI).username(NEW).confirmationCode(code));
    }

    private void forgot(String name) {
        sdk.app.forgotPassword(request -> request.clientId(TestState.CLI).username(name));
    }

    private void reset(String name, String code) {
        sdk.app.confirmForgotPassword(request -> request.clientId(TestState.CLI)
                .username(name)
                .confirmationCode(code)
                .password("AnotherPassword456"));
    }

    private String wrong() {
        return sdk.newestCode().equals("000000") ? "000001" : "000000";
    }

    private void limited(Runnable call) {
        sdk.refused(LimitExceededException.class, LIMIT, call);
    }

    private void mismatches(int times, Runnable call) {
        for (int i = 0; i < times; i++) {
            sdk.refused(CodeMismatchException.class, WRONG, call);
        }
    }

    /** Attack 80: sending mail without limit. */
    @Nested
    final class Requests {
        /** OBS aws-sdk-net #2011, for ResendConfirmationCode. */
        @ParameterizedTest
        @ValueSource(strings = {NEW, "nobody@example.com"})
        void refusesTheSixthCodeOfASignUpAlsoForAnUnknownUser(String name) {
            signUp();
            for (int i = 0; i < 5; i++) {
                resend(name);
            }
            int mails = sdk.mails();
            limited(() -> resend(name));
            assertThat(sdk.cognito.reason())
                    .isEqualTo("more than 5 times asking for a sign-up code within an hour: wait");
            assertThat(sdk.mails()).isEqualTo(mails);

            sdk.cognito.clock.advance(Duration.ofHours(1).minusMillis(1));
            limited(() -> resend(name));
            sdk.cognito.clock.advance(Duration.ofMillis(1));
            resend(name);
        }

        @Test
        void countsRequestsByUser() {
            signUp();
            for (int i = 0; i < 6; i++) {
                try {
                    resend("nobody@example.com");
                } catch (LimitExceededException e) {
                    assertThat(i).isEqualTo(5);
                }
            }
            resend(NEW);
            confirm(sdk.newestCode());
        }

        /** API reference: UpdateUserAttributes has TooManyRequestsException, the other operation LimitExceededException. */
        @Test
        void countsBothOperationsThatSendACodeForANewAddressTogether() {
            sdk.cognito.cloud.declare(
                    TestState.with(TestState.pool(sdk.cognito.issuer()), TestState.writing(Set.of("email", "name"))));
            String token = sdk.login(USER, PASSWORD).accessToken();
            for (String address : List.of("one@example.com", "two@example.com", "three@example.com")) {
                sdk.app.updateUserAttributes(
                        request -> request.accessToken(token).userAttributes(Sdk.attribute("email", address)));
            }
            for (int i = 0; i < 2; i++) {
                sdk.app.getUserAttributeVerificationCode(
                        request -> request.accessToken(token).attributeName("email"));
            }
            int mails = sdk.mails();
            limited(() -> sdk.app.getUserAttributeVerificationCode(
                    request -> request.accessToken(token).attributeName("email")));
            Reply refused = sdk.cognito.call(
                    "UpdateUserAttributes",
                    "{\"AccessToken\":\"" + token
                            + "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"four@example.com\"},"
                            + "{\"Name\":\"name\",\"Value\":\"Ada\"}]}");
            assertThat(refused.body())
                    .isEqualTo("{\"__type\":\"TooManyRequestsException\",\"message\":\"" + LIMIT + "\"}");
            assertThat(sdk.mails()).isEqualTo(mails);
            assertThat(Sdk.map(sdk.app
                            .getUser(request -> request.accessToken(token))
                            .userAttributes()))
                    .doesNotContainValue("four@example.com")
                    .doesNotContainKey("name");

            // Requests that need no code are not limited.
            sdk.app.updateUserAttributes(
                    request -> request.accessToken(token).userAttributes(Sdk.attribute("name", "Ada")));
        }

        @Test
        void countsConcurrentRequests() throws Exception {
            signUp();
            String body = "{\"ClientId\":\"" + TestState.CLI + "\",\"Username\":\"" + NEW + "\"}";
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Integer>> calls = Collections.nCopies(
                        24,
                        () -> sdk.cognito.call("ResendConfirmationCode", body).status());
                int sent = 0;
                for (Future<Integer> status : threads.invokeAll(calls)) {
                    sent += status.get() == 200 ? 1 : 0;
                }
                assertThat(sent).isEqualTo(5);
            } finally {
                threads.shutdownNow();
            }
            assertThat(sdk.mails()).isEqualTo(6);
        }

        /** CHOICE. */
        @Test
        void doesNotCountRequestsOfAdministrators() {
            for (int i = 0; i < 8; i++) {
                sdk.admin.adminResetUserPassword(
                        request -> request.userPoolId(TestState.POOL).username(USER));
            }
            forgot(USER);
        }
    }

    /** Attack 81: guessing with one new code after the other. */
    @Nested
    final class Attempts {
        /** Makes wrong attempts, fewer than five for each code. */
        private void guessAtSignUp(int times) {
            for (int i = 0; i < times; i++) {
                if (i > 0 && i % 4 == 0) {
                    resend(NEW);
                }
                mismatches(1, () -> confirm(wrong()));
            }
        }

        @Test
        void newCodeOfASignUpDoesNotResetTheAttempts() {
            signUp();
            guessAtSignUp(20);
            resend(NEW);
            limited(() -> confirm(sdk.newestCode()));
            assertThat(sdk.cognito.reason())
                    .isEqualTo("more than 20 codes were tried within an hour: wait; a new code does not help");

            sdk.cognito.clock.advance(Duration.ofHours(1).minusMillis(1));
            limited(() -> confirm(sdk.newestCode()));
            sdk.cognito.clock.advance(Duration.ofMillis(1));
            confirm(sdk.newestCode());
        }

        @Test
        void acceptsTheRightCodeAtTheTwentiethAttempt() {
            signUp();
            guessAtSignUp(19);
            confirm(sdk.newestCode());
        }

        /** A new code by an administrator does not reset them either. */
        @Test
        void newCodeOfAForgottenPasswordDoesNotResetTheAttempts() {
            for (int i = 0; i < 5; i++) {
                sdk.admin.adminResetUserPassword(
                        request -> request.userPoolId(TestState.POOL).username(USER));
                mismatches(4, () -> reset(USER, wrong()));
            }
            forgot(USER);
            limited(() -> reset(USER, sdk.newestCode()));
            sdk.cognito.clock.advance(Duration.ofHours(1));
            forgot(USER);
            reset(USER, sdk.newestCode());
        }

        @Test
        void returnsTheSameErrorsForAnUnknownUser() {
            for (int i = 0; i < 5; i++) {
                forgot("nobody@example.com");
                mismatches(4, () -> reset("nobody@example.com", "123456"));
            }
            limited(() -> reset("nobody@example.com", "123456"));
        }

        /** Otherwise a user could verify an own address in between and guess codes of another address without limit. */
        @Test
        void rightCodeForOneAddressDoesNotResetTheAttemptsForAnother() {
            sdk.cognito.cloud.declare(
                    TestState.with(TestState.pool(sdk.cognito.issuer()), TestState.writing(Set.of("email"))));
            String token = sdk.login(USER, PASSWORD).accessToken();
            for (int i = 0; i < 4; i++) {
                newAddress("another@example.com");
                mismatches(4, () -> verify(token, wrong()));
                newAddress("own" + i + "@example.com");
                verify(token, sdk.newestCode());
            }
            newAddress("another@example.com");
            limited(() -> verify(token, sdk.newestCode()));
        }

        /** An administrator sets the address, because requests of administrators are not counted. */
        private void newAddress(String address) {
            sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                    .username(subject())
                    .userAttributes(Sdk.attribute("email", address)));
        }

        private String subject() {
            return sdk.admin.listUsers(request -> request.userPoolId(TestState.POOL)).users().stream()
                    .filter(user -> !Sdk.map(user.attributes()).get("email").equals(ADMIN))
                    .findFirst()
                    .orElseThrow()
                    .username();
        }

        private void verify(String token, String code) {
            sdk.app.verifyUserAttribute(
                    request -> request.accessToken(token).attributeName("email").code(code));
        }

        /** A code that was not requested or has expired cannot be guessed, so attempts do not count. */
        @Test
        void doesNotCountAttemptsWithoutAnOpenCode() {
            for (int i = 0; i < 30; i++) {
                assertThat(sdk.cognito
                                .call("ConfirmForgotPassword", """
                                        {"ClientId":"%s","Username":"%s","ConfirmationCode":"123456",
                                         "Password":"AnotherPassword456"}
                                        """.formatted(TestState.CLI, USER))
                                .json()
                                .get("__type")
                                .getAsString())
                        .isEqualTo("ExpiredCodeException");
            }
            forgot(USER);
            reset(USER, sdk.newestCode());
        }

        /** A user who signs up after the deletion of a user with the same name is a different user. */
        @Test
        void deletesTheAttemptsOfADeletedUser() {
            signUp();
            guessAtSignUp(20);
            sdk.admin.adminDeleteUser(
                    request -> request.userPoolId(TestState.POOL).username(NEW));
            signUp();
            confirm(sdk.newestCode());
        }
    }
}
