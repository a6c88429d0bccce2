package dev.gatehouse.local.cognito.signin;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** DOC "Lockout behavior for failed sign-in attempts". */
final class FailedSignInsTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private void fail(String name) {
        assertThatThrownBy(() -> sdk.login(TestState.CLI, name, "WrongPassword123"))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {USER, "nobody@example.com"})
    void locksAfterTheFifthFailureAlsoForAnUnknownUser(String name) {
        for (int i = 0; i < 5; i++) {
            sdk.refused(
                    NotAuthorizedException.class,
                    "Incorrect username or password.",
                    () -> sdk.login(TestState.CLI, name, "WrongPassword123"));
        }
        sdk.refused(
                NotAuthorizedException.class,
                "Password attempts exceeded",
                () -> sdk.login(TestState.CLI, name, PASSWORD));
    }

    @Test
    void unlocksAfterASecondAndASuccessfulSignInResetsTheCount() {
        for (int i = 0; i < 5; i++) {
            fail(USER);
        }
        cognito.clock.advance(Duration.ofMillis(999));
        sdk.refused(
                NotAuthorizedException.class,
                "Password attempts exceeded",
                () -> sdk.login(TestState.CLI, USER, PASSWORD));
        cognito.clock.advance(Duration.ofMillis(1));
        assertThat(sdk.login(TestState.CLI, USER, PASSWORD).accessToken()).isNotEmpty();
        for (int i = 0; i < 4; i++) {
            fail(USER);
        }
        assertThat(sdk.login(TestState.CLI, USER, PASSWORD).accessToken()).isNotEmpty();
    }
}
