package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** AdminSetUserPassword. */
final class AdminSetUserPasswordTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    /** DOC API reference AdminSetUserPassword. */
    @Test
    void confirmsTheUserIfThePasswordIsPermanent() {
        admin.createUser(request -> {});
        admin.setPassword(AdminCalls.INVITED, AdminCalls.NEW_PASSWORD, true);
        assertThat(admin.getUser(AdminCalls.INVITED).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(sdk.login(AdminCalls.INVITED, AdminCalls.NEW_PASSWORD).accessToken())
                .isNotEmpty();
    }

    @Test
    void confirmsAnUnconfirmedUser() {
        sdk.app.signUp(request ->
                request.clientId(TestState.CLI).username(AdminCalls.INVITED).password(PASSWORD));
        admin.setPassword(AdminCalls.INVITED, AdminCalls.NEW_PASSWORD, true);
        assertThat(sdk.login(AdminCalls.INVITED, AdminCalls.NEW_PASSWORD).accessToken())
                .isNotEmpty();
    }

    @Test
    void setsATemporaryPasswordByDefault() {
        admin.setPassword(USER, AdminCalls.NEW_PASSWORD, false);
        assertThat(admin.getUser(USER).userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(admin.getUser(USER).userLastModifiedDate()).isEqualTo(sdk.cognito.clock.instant());
    }

    /** CHOICE: the password history applies only to permanent passwords. */
    @Test
    void checksPolicyAndHistory() {
        sdk.declare(pool -> TestState.remembering(pool, 1));
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password must have uppercase characters",
                () -> admin.setPassword(USER, "nouppercase123", true));
        sdk.refused(
                PasswordHistoryPolicyViolationException.class,
                "Password has previously been used.",
                () -> admin.setPassword(USER, PASSWORD, true));
        admin.setPassword(USER, PASSWORD, false);
    }

    /** DOC password policy, TemporaryPasswordValidityDays; text OBS. The last second is already too late. */
    @Test
    void temporaryPasswordExpires() {
        admin.setPassword(USER, AdminCalls.NEW_PASSWORD, false);
        sdk.cognito.clock.advance(Duration.ofDays(1));
        sdk.refused(
                NotAuthorizedException.class,
                "Temporary password has expired and must be reset by an administrator.",
                () -> sdk.login(USER, AdminCalls.NEW_PASSWORD));
        sdk.refused(
                NotAuthorizedException.class,
                "Incorrect username or password.",
                () -> sdk.login(USER, "WrongPassword1"));
    }
}
