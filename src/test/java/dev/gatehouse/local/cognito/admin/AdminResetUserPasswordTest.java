package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AdminResetUserPassword. */
final class AdminResetUserPasswordTest {
    private static final String NO_ADDRESS =
            "Cannot reset password for the user as there is no registered/verified email or phone_number";

    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    private void reset(String name) {
        sdk.admin.adminResetUserPassword(
                request -> request.userPoolId(TestState.POOL).username(name));
    }

    /** DOC API reference AdminResetUserPassword; text OBS. */
    @Test
    void requiresACodeForANewPassword() {
        reset(USER);
        assertThat(admin.getUser(USER).userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
        sdk.refused(
                PasswordResetRequiredException.class,
                "Password reset required for the user",
                () -> sdk.login(USER, PASSWORD));
        sdk.app.confirmForgotPassword(request -> request.clientId(TestState.CLI)
                .username(USER)
                .confirmationCode(sdk.newestCode())
                .password(AdminCalls.NEW_PASSWORD));
        assertThat(admin.getUser(USER).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(sdk.login(USER, AdminCalls.NEW_PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void forgotPasswordSendsASecondCode() {
        reset(USER);
        sdk.app.forgotPassword(request -> request.clientId(TestState.CLI).username(USER));
        assertThat(sdk.mails()).isEqualTo(2);
    }

    /** Texts OBS. */
    @Test
    void refusesAUserWithoutAConfirmedStatusOrAVerifiedAddress() {
        admin.createUser(request -> {});
        sdk.refused(
                NotAuthorizedException.class,
                "User password cannot be reset in the current state.",
                () -> reset(AdminCalls.INVITED));
        admin.setPassword(AdminCalls.INVITED, AdminCalls.NEW_PASSWORD, true);
        sdk.refused(InvalidParameterException.class, NO_ADDRESS, () -> reset(AdminCalls.INVITED));
    }
}
