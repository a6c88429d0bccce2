package dev.gatehouse.local.cognito.credential;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** An authenticator app and the preference for it, by the AWS SDK. DOC "TOTP software token MFA". */
final class SoftwareTokenSdkTest {
    private final Sdk sdk = new Sdk();
    private String token = "";

    @BeforeEach
    void signIn() {
        sdk.declare(pool -> Picture.asking(pool, "OPTIONAL"));
        token = sdk.login(USER, PASSWORD).accessToken();
    }

    @AfterEach
    void close() {
        sdk.close();
        assertThat(sdk.cognito.reasons).noneMatch(reason -> reason.matches(".*[A-Z2-7]{16}.*"));
    }

    private String associate() {
        return sdk.app
                .associateSoftwareToken(request -> request.accessToken(token))
                .secretCode();
    }

    /** As the user's app makes it, so many steps from now. */
    private String code(String secret, int steps) {
        byte[] bytes = BaseEncoding.base32().omitPadding().decode(secret);
        return Totp.code(bytes, sdk.cognito.clock.millis() / 30_000 + steps);
    }

    private VerifySoftwareTokenResponse verify(String code) {
        return sdk.app.verifySoftwareToken(
                request -> request.accessToken(token).userCode(code).friendlyDeviceName("My phone"));
    }

    private String register() {
        String secret = associate();
        verify(code(secret, 0));
        return secret;
    }

    private User user() {
        UserPool pool = sdk.cognito.cloud.declared().pool(Picture.POOL).orElseThrow();
        return sdk.cognito.pools.users().findByNameOrAlias(pool, USER).orElseThrow();
    }

    private GetUserResponse me() {
        return sdk.app.getUser(request -> request.accessToken(token));
    }

    private void prefer(boolean enabled, boolean preferred) {
        sdk.app.setUserMFAPreference(request -> request.accessToken(token)
                .softwareTokenMfaSettings(settings -> settings.enabled(enabled).preferredMfa(preferred)));
    }

    @Nested
    final class Registering {
        @Test
        void givesASecretAndTakesItsFirstCode() {
            String secret = associate();
            assertThat(secret).matches("[A-Z2-7]{52}");

            VerifySoftwareTokenResponse verified = verify(code(secret, 0));
            assertThat(verified.statusAsString()).isEqualTo("SUCCESS");
            assertThat(verified.session()).isNull();
            assertThat(user().factors().device()).isEqualTo("My phone");
        }

        @Test
        void answersExactlyTheMembersOfTheReference() {
            var associated = sdk.cognito.call("AssociateSoftwareToken", "{\"AccessToken\":\"" + token + "\"}");
            String secret = associated.json().get("SecretCode").getAsString();
            assertThat(associated.body()).isEqualTo("{\"SecretCode\":\"" + secret + "\"}");
            assertThat(sdk.cognito
                            .call(
                                    "VerifySoftwareToken",
                                    "{\"AccessToken\":\"" + token + "\",\"UserCode\":\"" + code(secret, 0) + "\"}")
                            .body())
                    .isEqualTo("{\"Status\":\"SUCCESS\"}");
        }

        @ParameterizedTest
        @CsvSource({"-2,false", "-1,true", "0,true", "1,true", "2,false"})
        void takesACodeOneStepEarlyOrLate(int steps, boolean taken) {
            String code = code(associate(), steps);
            if (taken) {
                assertThat(verify(code).statusAsString()).isEqualTo("SUCCESS");
            } else {
                refusesToEnable(code);
            }
        }

        private void refusesToEnable(String code) {
            sdk.refused(
                    EnableSoftwareTokenMfaException.class,
                    "Code mismatch and fail enable Software Token MFA",
                    () -> verify(code));
            assertThat(user().factors().appSecret()).isEmpty();
        }

        @Test
        void countsTheNewestSecretAlone() {
            String first = associate();
            String second = associate();
            assertThat(second).isNotEqualTo(first);
            refusesToEnable(code(first, 0));
            assertThat(verify(code(second, 0)).statusAsString()).isEqualTo("SUCCESS");
        }

        @Test
        void keepsTheAppOfBeforeUntilTheNewOneIsVerified() {
            String first = register();
            String second = associate();
            sdk.cognito.clock.advance(Duration.ofSeconds(30));
            assertThat(check(code(first, 0))).isEmpty();

            verify(code(second, 0));
            sdk.cognito.clock.advance(Duration.ofSeconds(30));
            assertThat(check(code(first, 0))).contains("CodeMismatchException: Invalid code received for user");
            assertThat(check(code(second, 0))).isEmpty();
        }

        @Test
        void isRefusedWithoutASecret() {
            sdk.refused(
                    SoftwareTokenMfaNotFoundException.class,
                    "Software Token MFA does not exist for the user.",
                    () -> verify("123456"));
            register();
            sdk.refused(
                    SoftwareTokenMfaNotFoundException.class,
                    "Software Token MFA does not exist for the user.",
                    () -> verify("123456"));
        }

        @Test
        void isRefusedWhereThePoolHasNoApps() {
            sdk.declare(pool -> pool);
            sdk.refused(
                    SoftwareTokenMfaNotFoundException.class,
                    "Software Token MFA has not been enabled by the userPool",
                    () -> associate());
            sdk.refused(
                    SoftwareTokenMfaNotFoundException.class,
                    "Software Token MFA has not been enabled by the userPool",
                    () -> verify("123456"));
            assertThat(sdk.cognito.reason())
                    .isEqualTo("pool example-users has no authenticator apps: set mfa and mfaMethods of"
                            + " gatehouse:identity");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "12345|Member must have length greater than or equal to 6",
                    "1234567|Member must have length less than or equal to 6",
                    "12345a|Member must satisfy regular expression pattern: [0-9]+",
                })
        void refusesWhatIsNoCode(String code, String rule) {
            sdk.refused(
                    InvalidParameterException.class,
                    "1 validation error detected: Value at 'userCode' failed to satisfy constraint: " + rule,
                    () -> verify(code));
        }

        @Test
        void wantsATokenOrASessionAndNotBoth() {
            sdk.refused(
                    InvalidParameterException.class,
                    "Either AccessToken or Session is required.",
                    () -> sdk.app.associateSoftwareToken(request -> {}));
            sdk.refused(
                    InvalidParameterException.class,
                    "Only one of AccessToken and Session is allowed.",
                    () -> sdk.app.associateSoftwareToken(
                            request -> request.accessToken(token).session("a-session-of-twenty-characters")));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Invalid session for the user.",
                    () -> sdk.app.associateSoftwareToken(request -> request.session("a-session-of-twenty-characters")));
            sdk.refused(
                    NotAuthorizedException.class,
                    "Invalid Access Token",
                    () -> sdk.app.associateSoftwareToken(request -> request.accessToken("no.such.token")));
        }
    }

    /** What a sign-in calls: the refusal's type and message. */
    private Optional<String> check(String code) {
        UserPool pool = sdk.cognito.cloud.declared().pool(Picture.POOL).orElseThrow();
        return sdk.cognito
                .pools
                .signIns()
                .softwareTokens()
                .check(pool, user(), code)
                .map(refused -> refused.type() + ": " + refused.message());
    }

    @Nested
    final class AtASignIn {
        /** RFC 6238 section 5.2; OBS: the code that VerifySoftwareToken took is used as well. */
        @Test
        void takesEachCodeOnce() {
            String used = "ExpiredCodeException: Your software token has already been used once.";
            String secret = register();
            assertThat(check(code(secret, 0))).contains(used);
            assertThat(check(code(secret, -1))).contains(used);
            assertThat(check(code(secret, 1))).isEmpty();
            assertThat(check(code(secret, 1))).contains(used);
            sdk.cognito.clock.advance(Duration.ofSeconds(60));
            assertThat(check(code(secret, 0))).isEmpty();
        }

        @Test
        void refusesAWrongCodeAndOneOfAUserWithoutAnApp() {
            assertThat(check("123456"))
                    .contains("SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.");
            String secret = register();
            assertThat(check(code(secret, 2))).contains("CodeMismatchException: Invalid code received for user");
            assertThat(check("")).contains("CodeMismatchException: Invalid code received for user");
        }

        /** DOC "Adding MFA to a user pool": after five wrong codes the lockout of failed sign-ins begins. */
        @Test
        void locksAfterFiveWrongCodesWhateverThePassword() {
            String secret = register();
            for (int i = 0; i < 5; i++) {
                assertThat(check(code(secret, 5))).contains("CodeMismatchException: Invalid code received for user");
                sdk.login(USER, PASSWORD);
            }
            assertThat(check(code(secret, 1))).contains("NotAuthorizedException: Password attempts exceeded");
            sdk.cognito.clock.advance(Duration.ofMillis(999));
            assertThat(check(code(secret, 1))).contains("NotAuthorizedException: Password attempts exceeded");
            sdk.cognito.clock.advance(Duration.ofMillis(1));
            assertThat(check(code(secret, 1))).isEmpty();
        }

        /** DOC "TOTP software token MFA": who has set an app up can go on to use it. */
        @Test
        void stillTakesCodesWhereThePoolHasNoAppsAnyMore() {
            String secret = register();
            sdk.declare(pool -> pool);
            assertThat(check(code(secret, 1))).isEmpty();
        }
    }

    @Nested
    final class Preferring {
        @Test
        void isToldByGetUserAndAdminGetUser() {
            assertThat(me().hasUserMFASettingList()).isFalse();
            register();
            assertThat(me().hasUserMFASettingList()).isFalse();

            prefer(true, true);
            assertThat(me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
            assertThat(me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
            AdminGetUserResponse seen = sdk.admin.adminGetUser(
                    request -> request.userPoolId(Picture.POOL).username(USER));
            assertThat(seen.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
            assertThat(seen.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");

            prefer(true, false);
            assertThat(me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
            assertThat(me().preferredMfaSetting()).isNull();
        }

        @Test
        void leavesBothMembersOutWhenNothingIsOn() {
            register();
            prefer(true, true);
            prefer(false, false);
            assertThat(sdk.cognito
                            .call("GetUser", "{\"AccessToken\":\"" + token + "\"}")
                            .json()
                            .keySet())
                    .containsExactly("Username", "UserAttributes");
        }

        @Test
        void needsAnAppThatWasVerified() {
            String refusal = "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA";
            sdk.refused(InvalidParameterException.class, refusal, () -> prefer(true, true));
            associate();
            sdk.refused(InvalidParameterException.class, refusal, () -> prefer(true, false));
            prefer(false, false);
        }

        @Test
        void needsNoVerifiedAddressForCodesByMail() {
            sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(Picture.POOL)
                    .username(USER)
                    .userAttributes(Sdk.attribute("email_verified", "false")));
            email(true, true);
            assertThat(me().userMFASettingList()).containsExactly("EMAIL_OTP");
            assertThat(me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        }

        private void email(boolean enabled, boolean preferred) {
            sdk.app.setUserMFAPreference(request -> request.accessToken(token)
                    .emailMfaSettings(settings -> settings.enabled(enabled).preferredMfa(preferred)));
        }

        @Test
        void needsAPoolThatSendsCodesByMail() {
            sdk.declare(pool -> Picture.with(pool, new UserPool.Mfa("OPTIONAL", true, Optional.empty())));
            sdk.refused(
                    InvalidParameterException.class,
                    "User does not have delivery config set to turn on EMAIL_OTP",
                    () -> email(true, false));
            assertThat(sdk.cognito.reason()).contains("name email in mfaMethods");
        }

        /** The other factor stays on, and gives the preference up. */
        @Test
        void isOfOneFactorAtATime() {
            register();
            prefer(true, true);
            email(true, true);
            assertThat(me().userMFASettingList()).containsExactly("EMAIL_OTP", "SOFTWARE_TOKEN_MFA");
            assertThat(me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
            email(false, false);
            assertThat(me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
            assertThat(me().preferredMfaSetting()).isNull();
            sdk.refused(
                    InvalidParameterException.class,
                    "Only one MFA method can be preferred",
                    () -> sdk.app.setUserMFAPreference(request -> request.accessToken(token)
                            .emailMfaSettings(s -> s.enabled(true).preferredMfa(true))
                            .softwareTokenMfaSettings(s -> s.enabled(true).preferredMfa(true))));
            sdk.refused(
                    InvalidParameterException.class,
                    "An MFA method that is not enabled cannot be preferred",
                    () -> email(false, true));
            assertThat(me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        }

        @Test
        void knowsNoTextMessages() {
            sdk.refused(
                    InvalidParameterException.class,
                    "User does not have delivery config set to turn on SMS_MFA",
                    () -> sdk.app.setUserMFAPreference(
                            request -> request.accessToken(token).smsMfaSettings(s -> s.enabled(true))));
            sdk.app.setUserMFAPreference(request -> request.accessToken(token).smsMfaSettings(s -> s.enabled(false)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"true", "{\"Enabled\":\"yes\"}", "[]"})
        void wantsStructuresOfFlags(String settings) {
            var reply = sdk.cognito.call(
                    "SetUserMFAPreference",
                    "{\"AccessToken\":\"" + token + "\",\"SoftwareTokenMfaSettings\":" + settings + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("__type").getAsString()).isEqualTo("SerializationException");
        }

        /** DOC "Adding MFA to a user pool": where it is required users switch no method on or off. */
        @Test
        void isSetWithTheAppWhereItIsRequired() {
            sdk.declare(pool -> Picture.asking(pool, "ON"));
            register();
            assertThat(me().userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
            assertThat(me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
            sdk.refused(
                    InvalidParameterException.class,
                    "MFA methods cannot be disabled when MFA is required",
                    () -> prefer(false, false));
            email(true, true);
            assertThat(me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
            String next = associate();
            sdk.cognito.clock.advance(Duration.ofSeconds(30));
            verify(code(next, 0));
            assertThat(me().preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        }
    }

    @Nested
    final class Administrators {
        private void prefer(String username) {
            sdk.admin.adminSetUserMFAPreference(request -> request.userPoolId(Picture.POOL)
                    .username(username)
                    .softwareTokenMfaSettings(s -> s.enabled(true).preferredMfa(true)));
        }

        @Test
        void setThePreferenceOfAUserWhoHasAnApp() {
            sdk.refused(
                    InvalidParameterException.class,
                    "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
                    () -> prefer(USER));
            register();
            prefer(USER);
            assertThat(me().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
            sdk.refused(UserNotFoundException.class, "User does not exist.", () -> prefer("nobody@example.com"));
        }

        /** API reference AdminDeleteSoftwareToken; other factors stay. */
        @Test
        void takeALostAppAway() {
            String secret = register();
            prefer(USER);
            var reply = sdk.cognito.send(
                    "POST",
                    "/",
                    "{\"UserPoolId\":\"" + Picture.POOL + "\",\"Username\":\"" + USER + "\"}",
                    "x-amz-target",
                    "AWSCognitoIdentityProviderService.AdminDeleteSoftwareToken",
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
                            + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64),
                    "x-amz-date",
                    "20261123T070000Z");
            assertThat(reply.body()).isEqualTo("{}");
            assertThat(me().hasUserMFASettingList()).isFalse();
            assertThat(me().preferredMfaSetting()).isNull();
            assertThat(check(code(secret, 1)))
                    .contains("SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.");
        }

        @Test
        void readThePoolsConfiguration() {
            var optional = sdk.admin.getUserPoolMfaConfig(request -> request.userPoolId(Picture.POOL));
            assertThat(optional.mfaConfigurationAsString()).isEqualTo("OPTIONAL");
            assertThat(optional.softwareTokenMfaConfiguration().enabled()).isTrue();
            assertThat(optional.emailMfaConfiguration().message()).isEqualTo("Your authentication code is {####}");
            assertThat(optional.emailMfaConfiguration().subject()).isEqualTo("Your authentication code");
            assertThat(optional.smsMfaConfiguration()).isNull();

            sdk.declare(pool -> pool);
            var off = sdk.admin.getUserPoolMfaConfig(request -> request.userPoolId(Picture.POOL));
            assertThat(off.mfaConfigurationAsString()).isEqualTo("OFF");
            assertThat(off.softwareTokenMfaConfiguration()).isNull();
            assertThat(off.emailMfaConfiguration()).isNull();
        }
    }

    /** Rows of versions that knew no second factor are read as they are. */
    @Test
    void rowsOfEarlierVersionsHaveNoSecondFactor() {
        var rows = sdk.cognito.store.map("cognito.users");
        String key = rows.keySet().iterator().next();
        String row = rows.get(key);
        assertThat(row).contains(",\"factors\":{");
        rows.put(key, row.replaceFirst(",\"factors\":\\{[^}]*}", ""));
        assertThat(rows.get(key)).doesNotContain("factors");
        assertThat(new RecordMap<>(sdk.cognito.store, "cognito.users", User.class)
                        .find(key)
                        .orElseThrow()
                        .factors())
                .isEqualTo(SecondFactors.NONE);
    }

    @Test
    void noTextOfAUserHoldsASecret() {
        String secret = register();
        assertThat(user().factors()).hasToString("***");
        assertThat(user().toString()).doesNotContain(secret, user().factors().secret());
    }
}
