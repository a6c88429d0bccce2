package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** AdminDisableUser and AdminEnableUser. */
final class AdminDisableUserTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    private void disable() {
        sdk.admin.adminDisableUser(request -> request.userPoolId(TestState.POOL).username(USER));
    }

    /** DOC API reference AdminDisableUser. CHOICE: the error names the reason only if the password is correct. */
    @Test
    void disabledUserCannotSignInUntilEnabled() {
        String token = sdk.login(USER, PASSWORD).accessToken();
        disable();

        assertThat(admin.getUser(USER).enabled()).isFalse();
        sdk.refused(NotAuthorizedException.class, "User is disabled.", () -> sdk.login(USER, PASSWORD));
        sdk.refused(
                NotAuthorizedException.class,
                "Incorrect username or password.",
                () -> sdk.login(USER, "WrongPassword1"));
        sdk.refused(
                NotAuthorizedException.class,
                "Access Token has been revoked",
                () -> sdk.app.getUser(request -> request.accessToken(token)));

        sdk.admin.adminEnableUser(request -> request.userPoolId(TestState.POOL).username(USER));
        assertThat(sdk.login(USER, PASSWORD).accessToken()).isNotEmpty();
    }

    /** DOC "Managing error responses": as for an unknown user. */
    @Test
    void disabledUserReceivesNoPasswordCode() {
        disable();
        assertThat(sdk.app
                        .forgotPassword(
                                request -> request.clientId(TestState.CLI).username(USER))
                        .codeDeliveryDetails()
                        .destination())
                .isEqualTo("u***@e***");
        assertThat(sdk.mails()).isZero();
        sdk.refused(
                NotAuthorizedException.class,
                "User is disabled.",
                () -> sdk.app.forgotPassword(
                        request -> request.clientId(TestState.OLD).username(USER)));
    }

    @Test
    void sessionCookieOfADisabledUserIsNotAccepted() {
        Map<String, String> parameters = RunningCognito.authorize(TestState.CLI);
        String cookie = "cognito-Ab12Cd34E="
                + sdk.cognito.signIn(parameters, USER, PASSWORD).cookie("cognito-");
        assertThat(sdk.cognito.authorizePage(parameters, "cookie", cookie).location())
                .contains("code=");
        disable();
        assertThat(sdk.cognito.authorizePage(parameters, "cookie", cookie).location())
                .contains("/login?");
    }
}
