package dev.gatehouse.local.cognito.mfa;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** SetUserMFAPreference and what GetUser returns of it, called with the AWS SDK. */
final class SetUserMFAPreferenceTest {
    private final AppUser app = new AppUser();
    private final Sdk sdk = app.sdk;

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void isReturnedByGetUserAndAdminGetUser() {
        assertThat(app.me().hasUserMFASettingList()).isFalse();
        app.register();
        assertThat(app.me().hasUserMFASettingList()).isFalse();

        app.prefer(true, true);
        assertThat(app.me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(app.me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        AdminGetUserResponse seen = sdk.admin.adminGetUser(
                request -> request.userPoolId(TestState.POOL).username(USER));
        assertThat(seen.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(seen.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");

        app.prefer(true, false);
        assertThat(app.me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(app.me().preferredMfaSetting()).isNull();
    }

    @Test
    void omitsBothMembersIfNoFactorIsOn() {
        app.register();
        app.prefer(true, true);
        app.prefer(false, false);
        assertThat(sdk.cognito
                        .call("GetUser", "{\"AccessToken\":\"" + app.token + "\"}")
                        .json()
                        .keySet())
                .containsExactly("Username", "UserAttributes");
    }

    @Test
    void requiresAVerifiedApp() {
        String refusal = "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA";
        sdk.refused(InvalidParameterException.class, refusal, () -> app.prefer(true, true));
        app.associate();
        sdk.refused(InvalidParameterException.class, refusal, () -> app.prefer(true, false));
        app.prefer(false, false);
    }

    @Test
    void requiresNoVerifiedAddressForCodesByEmail() {
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                .username(USER)
                .userAttributes(Sdk.attribute("email_verified", "false")));
        email(true, true);
        assertThat(app.me().userMFASettingList()).containsExactly("EMAIL_OTP");
        assertThat(app.me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
    }

    private void email(boolean enabled, boolean preferred) {
        sdk.app.setUserMFAPreference(request -> request.accessToken(app.token)
                .emailMfaSettings(settings -> settings.enabled(enabled).preferredMfa(preferred)));
    }

    @Test
    void requiresAPoolThatSendsCodesByEmail() {
        sdk.declare(pool -> TestState.with(pool, new UserPool.Mfa("OPTIONAL", true, Optional.empty())));
        sdk.refused(
                InvalidParameterException.class,
                "User does not have delivery config set to turn on EMAIL_OTP",
                () -> email(true, false));
        assertThat(sdk.cognito.reason()).contains("name email in mfaMethods");
    }

    /** The other factor stays on and loses the preference. */
    @Test
    void allowsOnlyOnePreferredFactor() {
        app.register();
        app.prefer(true, true);
        email(true, true);
        assertThat(app.me().userMFASettingList()).containsExactly("EMAIL_OTP", "SOFTWARE_TOKEN_MFA");
        assertThat(app.me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        email(false, false);
        assertThat(app.me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(app.me().preferredMfaSetting()).isNull();
        sdk.refused(
                InvalidParameterException.class,
                "Only one MFA method can be preferred",
                () -> sdk.app.setUserMFAPreference(request -> request.accessToken(app.token)
                        .emailMfaSettings(s -> s.enabled(true).preferredMfa(true))
                        .softwareTokenMfaSettings(s -> s.enabled(true).preferredMfa(true))));
        sdk.refused(
                InvalidParameterException.class,
                "An MFA method that is not enabled cannot be preferred",
                () -> email(false, true));
        assertThat(app.me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
    }

    @Test
    void refusesSms() {
        sdk.refused(
                InvalidParameterException.class,
                "User does not have delivery config set to turn on SMS_MFA",
                () -> sdk.app.setUserMFAPreference(
                        request -> request.accessToken(app.token).smsMfaSettings(s -> s.enabled(true))));
        sdk.app.setUserMFAPreference(request -> request.accessToken(app.token).smsMfaSettings(s -> s.enabled(false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{\"Enabled\":\"yes\"}", "[]"})
    void requiresStructuresOfBooleans(String settings) {
        var reply = sdk.cognito.call(
                "SetUserMFAPreference",
                "{\"AccessToken\":\"" + app.token + "\",\"SoftwareTokenMfaSettings\":" + settings + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("__type").getAsString()).isEqualTo("SerializationException");
    }

    /** DOC "Adding MFA to a user pool": if MFA is required, users cannot switch methods on or off. */
    @Test
    void isSetWithTheAppIfMfaIsRequired() {
        sdk.declare(pool -> TestState.asking(pool, "ON"));
        app.register();
        assertThat(app.me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(app.me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        sdk.refused(
                InvalidParameterException.class,
                "MFA methods cannot be disabled when MFA is required",
                () -> app.prefer(false, false));
        email(true, true);
        assertThat(app.me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        String next = app.associate();
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        app.verify(app.code(next, 0));
        assertThat(app.me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
    }
}
