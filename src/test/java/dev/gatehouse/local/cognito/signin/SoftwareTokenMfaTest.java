package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The challenge SOFTWARE_TOKEN_MFA, answered with the AWS SDK. DOC "TOTP software token MFA". */
final class SoftwareTokenMfaTest {
    private final MfaUser user = new MfaUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void asksForACodeOfTheApp() {
        user.declareMfa("OPTIONAL", true, false);
        assertThat(user.begin().authenticationResult()).isNotNull();
        String secret = user.registerApp();

        InitiateAuthResponse challenge = user.begin();
        assertThat(challenge.authenticationResult()).isNull();
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(challenge.challengeParameters().keySet())
                .containsExactlyInAnyOrder("USER_ID_FOR_SRP", "FRIENDLY_DEVICE_NAME");
        assertThat(challenge.challengeParameters()).containsEntry("FRIENDLY_DEVICE_NAME", "Phone");
        assertThat(user.answerWithApp(challenge.session(), user.code(secret))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    /** Text OBS, in many client projects. */
    @Test
    void keepsTheSessionAfterAWrongCode() {
        user.declareMfa("OPTIONAL", true, false);
        String secret = user.registerApp();
        String session = user.begin().session();
        sdk.refused(
                CodeMismatchException.class,
                "Invalid code received for user",
                () -> user.answerWithApp(session, user.wrongCode(secret)));
        assertThat(user.answerWithApp(session, user.code(secret)).authenticationResult())
                .isNotNull();
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> user.answerWithApp(session, user.code(secret)));
    }

    /** RFC 6238 section 5.2. */
    @Test
    void acceptsACodeOnce() {
        user.declareMfa("OPTIONAL", true, false);
        String secret = user.registerApp();
        String code = user.code(secret);
        user.answerWithApp(user.begin().session(), code);
        sdk.refused(
                ExpiredCodeException.class,
                "Your software token has already been used once.",
                () -> user.answerWithApp(user.begin().session(), code));
    }

    @Test
    void refusesASessionAfterFiveWrongCodes() {
        user.declareMfa("OPTIONAL", true, false);
        String secret = user.registerApp();
        String session = user.begin().session();
        for (int i = 0; i < 5; i++) {
            sdk.refused(
                    CodeMismatchException.class,
                    "Invalid code received for user",
                    () -> user.answerWithApp(session, user.wrongCode(secret)));
        }
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> user.answerWithApp(session, user.code(secret)));
        assertThat(sdk.cognito.reason()).contains("5 wrong answers");
    }
}
