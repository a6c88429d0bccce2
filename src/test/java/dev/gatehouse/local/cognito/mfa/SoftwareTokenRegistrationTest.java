package dev.gatehouse.local.cognito.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** AssociateSoftwareToken and VerifySoftwareToken, called with the AWS SDK. DOC "TOTP software token MFA". */
final class SoftwareTokenRegistrationTest {
    private final AppUser app = new AppUser();
    private final Sdk sdk = app.sdk;

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void returnsASecretAndVerifiesItsFirstCode() {
        String secret = app.associate();
        assertThat(secret).matches("[A-Z2-7]{52}");

        VerifySoftwareTokenResponse verified = app.verify(app.code(secret, 0));
        assertThat(verified.statusAsString()).isEqualTo("SUCCESS");
        assertThat(verified.session()).isNull();
        assertThat(app.user().factors().device()).isEqualTo("My phone");
    }

    @Test
    void returnsExactlyTheMembersOfTheApiReference() {
        var associated = sdk.cognito.call("AssociateSoftwareToken", "{\"AccessToken\":\"" + app.token + "\"}");
        String secret = associated.json().get("SecretCode").getAsString();
        assertThat(associated.body()).isEqualTo("{\"SecretCode\":\"" + secret + "\"}");
        assertThat(sdk.cognito
                        .call(
                                "VerifySoftwareToken",
                                "{\"AccessToken\":\"" + app.token + "\",\"UserCode\":\"" + app.code(secret, 0) + "\"}")
                        .body())
                .isEqualTo("{\"Status\":\"SUCCESS\"}");
    }

    @ParameterizedTest
    @CsvSource({"-2,false", "-1,true", "0,true", "1,true", "2,false"})
    void acceptsACodeOneStepEarlyOrLate(int steps, boolean accepted) {
        String code = app.code(app.associate(), steps);
        if (accepted) {
            assertThat(app.verify(code).statusAsString()).isEqualTo("SUCCESS");
        } else {
            refusesToEnable(code);
        }
    }

    private void refusesToEnable(String code) {
        sdk.refused(
                EnableSoftwareTokenMfaException.class,
                "Code mismatch and fail enable Software Token MFA",
                () -> app.verify(code));
        assertThat(app.user().factors().appSecret()).isEmpty();
    }

    @Test
    void acceptsOnlyTheNewestSecret() {
        String first = app.associate();
        String second = app.associate();
        assertThat(second).isNotEqualTo(first);
        refusesToEnable(app.code(first, 0));
        assertThat(app.verify(app.code(second, 0)).statusAsString()).isEqualTo("SUCCESS");
    }

    @Test
    void keepsThePreviousAppUntilTheNewOneIsVerified() {
        String first = app.register();
        String second = app.associate();
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        assertThat(app.check(app.code(first, 0))).isEmpty();

        app.verify(app.code(second, 0));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        assertThat(app.check(app.code(first, 0))).contains("CodeMismatchException: Invalid code received for user");
        assertThat(app.check(app.code(second, 0))).isEmpty();
    }

    @Test
    void refusesACodeWithoutASecret() {
        sdk.refused(
                SoftwareTokenMfaNotFoundException.class,
                "Software Token MFA does not exist for the user.",
                () -> app.verify("123456"));
        app.register();
        sdk.refused(
                SoftwareTokenMfaNotFoundException.class,
                "Software Token MFA does not exist for the user.",
                () -> app.verify("123456"));
    }

    @Test
    void isRefusedIfThePoolHasNoAuthenticatorApps() {
        sdk.declare(pool -> pool);
        sdk.refused(
                SoftwareTokenMfaNotFoundException.class,
                "Software Token MFA has not been enabled by the userPool",
                () -> app.associate());
        sdk.refused(
                SoftwareTokenMfaNotFoundException.class,
                "Software Token MFA has not been enabled by the userPool",
                () -> app.verify("123456"));
        assertThat(sdk.cognito.reason())
                .isEqualTo("pool example-users has no authenticator apps: set mfa and mfaMethods in"
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
    void refusesAMalformedCode(String code, String rule) {
        sdk.refused(
                InvalidParameterException.class,
                "1 validation error detected: Value at 'userCode' failed to satisfy constraint: " + rule,
                () -> app.verify(code));
    }

    @Test
    void requiresEitherATokenOrASession() {
        sdk.refused(
                InvalidParameterException.class,
                "Either AccessToken or Session is required.",
                () -> sdk.app.associateSoftwareToken(request -> {}));
        sdk.refused(
                InvalidParameterException.class,
                "Only one of AccessToken and Session is allowed.",
                () -> sdk.app.associateSoftwareToken(
                        request -> request.accessToken(app.token).session("a-session-of-twenty-characters")));
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
