package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AdminDeleteUser. */
final class AdminDeleteUserTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void deletesTheUserAndTheSessionsAndFreesTheAddress() {
        String token = sdk.login(USER, PASSWORD).accessToken();
        sdk.admin.adminDeleteUser(request -> request.userPoolId(TestState.POOL).username(USER));

        sdk.refused(UserNotFoundException.class, "User does not exist.", () -> admin.getUser(USER));
        sdk.refused(
                NotAuthorizedException.class,
                "Access Token has been revoked",
                () -> sdk.app.getUser(request -> request.accessToken(token)));
        sdk.app.signUp(request -> request.clientId(TestState.CLI).username(USER).password(PASSWORD));
        assertThat(admin.getUser(USER).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    }
}
