package dev.gatehouse.local.cognito.mfa;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Administrators' operations for second factors, called with the AWS SDK. */
final class AdminMfaTest {
    private final AppUser app = new AppUser();
    private final Sdk sdk = app.sdk;

    @AfterEach
    void close() {
        app.close();
    }

    private void prefer(String username) {
        sdk.admin.adminSetUserMFAPreference(request -> request.userPoolId(TestState.POOL)
                .username(username)
                .softwareTokenMfaSettings(s -> s.enabled(true).preferredMfa(true)));
    }

    @Test
    void setsThePreferenceOfAUserWithAnApp() {
        sdk.refused(
                InvalidParameterException.class,
                "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
                () -> prefer(USER));
        app.register();
        prefer(USER);
        assertThat(app.me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        sdk.refused(UserNotFoundException.class, "User does not exist.", () -> prefer("nobody@example.com"));
    }

    /** API reference AdminDeleteSoftwareToken; other factors are kept. */
    @Test
    void deletesALostApp() {
        String secret = app.register();
        prefer(USER);
        var reply = sdk.cognito.send(
                "POST",
                "/",
                "{\"UserPoolId\":\"" + TestState.POOL + "\",\"Username\":\"" + USER + "\"}",
                "x-amz-target",
                "AWSCognitoIdentityProviderService.AdminDeleteSoftwareToken",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64),
                "x-amz-date",
                "20261123T070000Z");
        assertThat(reply.body()).isEqualTo("{}");
        assertThat(app.me().hasUserMFASettingList()).isFalse();
        assertThat(app.me().preferredMfaSetting()).isNull();
        assertThat(app.check(app.code(secret, 1)))
                .contains("SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.");
    }

    @Test
    void readsTheConfigurationOfThePool() {
        var optional = sdk.admin.getUserPoolMfaConfig(request -> request.userPoolId(TestState.POOL));
        assertThat(optional.mfaConfigurationAsString()).isEqualTo("OPTIONAL");
        assertThat(optional.softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(optional.emailMfaConfiguration().message()).isEqualTo("Your authentication code is {####}");
        assertThat(optional.emailMfaConfiguration().subject()).isEqualTo("Your authentication code");
        assertThat(optional.smsMfaConfiguration()).isNull();

        sdk.declare(pool -> pool);
        var off = sdk.admin.getUserPoolMfaConfig(request -> request.userPoolId(TestState.POOL));
        assertThat(off.mfaConfigurationAsString()).isEqualTo("OFF");
        assertThat(off.softwareTokenMfaConfiguration()).isNull();
        assertThat(off.emailMfaConfiguration()).isNull();
    }
}
