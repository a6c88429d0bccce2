package dev.gatehouse.local.cognito.admin;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** AdminGetUser, and how administrators name pools and users. */
final class AdminGetUserTest {
    private final Sdk sdk = new Sdk();
    private final AdminCalls admin = new AdminCalls(sdk);

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void namesAnUnknownPool() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool eu-west-1_Zz99Zz99Z does not exist.",
                () -> sdk.admin.adminGetUser(
                        request -> request.userPoolId("eu-west-1_Zz99Zz99Z").username(USER)));
    }

    @Test
    void refusesAnInvalidPoolId() {
        sdk.refused(
                InvalidParameterException.class,
                "1 validation error detected: Value 'nopool' at 'userPoolId' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
                () -> sdk.admin.adminGetUser(
                        request -> request.userPoolId("nopool").username(USER)));
    }

    @Test
    void findsAUserByAddressAndByUserName() {
        String username = admin.getUser(USER).username();
        assertThat(username).hasSize(36);
        assertThat(admin.getUser(username).username()).isEqualTo(username);
        assertThat(Sdk.map(admin.getUser("USER@EXAMPLE.COM").userAttributes())).containsEntry("email", USER);
    }
}
