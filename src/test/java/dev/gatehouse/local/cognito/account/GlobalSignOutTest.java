package dev.gatehouse.local.cognito.account;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** GlobalSignOut. */
final class GlobalSignOutTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private GetUserResponse getUser(String token) {
        return sdk.app.getUser(request -> request.accessToken(token));
    }

    @Test
    void endsAllSessionsOfTheUser() {
        AuthenticationResultType one = sdk.login(TestState.CLI, USER, PASSWORD);
        AuthenticationResultType two = sdk.login(TestState.OLD, USER, PASSWORD);
        AuthenticationResultType other = sdk.login(TestState.CLI, RunningCognito.ADMIN, PASSWORD);
        sdk.app.globalSignOut(request -> request.accessToken(one.accessToken()));

        sdk.refused(NotAuthorizedException.class, "Access Token has been revoked", () -> getUser(two.accessToken()));
        sdk.refused(
                NotAuthorizedException.class,
                "Refresh Token has been revoked",
                () -> sdk.auth(
                        TestState.OLD, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", two.refreshToken())));
        assertThat(getUser(other.accessToken()).username()).isNotEmpty();
    }
}
