package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** AdminUserGlobalSignOut. */
final class AdminUserGlobalSignOutTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    /** DOC API reference AdminUserGlobalSignOut. */
    @Test
    void endsAllSessions() {
        var tokens = sdk.login(USER, PASSWORD);
        sdk.admin.adminUserGlobalSignOut(
                request -> request.userPoolId(TestState.POOL).username(USER));
        sdk.refused(
                NotAuthorizedException.class,
                "Access Token has been revoked",
                () -> sdk.app.getUser(request -> request.accessToken(tokens.accessToken())));
        sdk.refused(
                NotAuthorizedException.class,
                "Refresh Token has been revoked",
                () -> sdk.app.initiateAuth(request -> request.clientId(TestState.CLI)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken()))));
    }
}
