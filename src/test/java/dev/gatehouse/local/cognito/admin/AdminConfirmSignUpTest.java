package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AdminConfirmSignUp. */
final class AdminConfirmSignUpTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    private void confirm(String name) {
        sdk.admin.adminConfirmSignUp(
                request -> request.userPoolId(TestState.POOL).username(name));
    }

    /** DOC API reference AdminConfirmSignUp: it does not verify the address. */
    @Test
    void confirmsTheUserAndDoesNotVerifyTheAddress() {
        sdk.app.signUp(request ->
                request.clientId(TestState.CLI).username(AdminCalls.INVITED).password(PASSWORD));
        confirm(AdminCalls.INVITED);
        assertThat(admin.getUser(AdminCalls.INVITED).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(Sdk.map(admin.getUser(AdminCalls.INVITED).userAttributes()))
                .containsEntry("email_verified", "false");
        assertThat(sdk.login(AdminCalls.INVITED, PASSWORD).accessToken()).isNotEmpty();
    }

    /** Text OBS. */
    @Test
    void refusesAConfirmedUser() {
        sdk.refused(
                NotAuthorizedException.class,
                "User cannot be confirmed. Current status is CONFIRMED",
                () -> confirm(USER));
    }
}
