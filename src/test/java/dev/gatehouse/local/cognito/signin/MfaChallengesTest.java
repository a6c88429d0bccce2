package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Which MFA challenge a sign-in issues, called with the AWS SDK. DOC "Adding MFA to a user pool". */
final class MfaChallengesTest {
    private final MfaUser user = new MfaUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void doesNotAskForADisabledFactor() {
        user.declareMfa("OPTIONAL", true, false);
        String secret = user.registerApp();
        String access = user.answerWithApp(user.begin().session(), user.code(secret))
                .authenticationResult()
                .accessToken();
        sdk.app.setUserMFAPreference(
                request -> request.accessToken(access).softwareTokenMfaSettings(settings -> settings.enabled(false)));
        assertThat(user.begin().authenticationResult()).isNotNull();
    }

    @Test
    void asksForNoFactorIfThePoolHasNone() {
        user.declareMfa("OPTIONAL", true, false);
        user.registerApp();
        user.declareMfa("OFF", false, false);
        assertThat(user.begin().authenticationResult()).isNotNull();
    }

    /** API reference, SELECT_MFA_TYPE: MFAS_CAN_CHOOSE is a JSON array. */
    @Test
    void letsTheUserSelectIfNoFactorIsPreferred() {
        user.declareMfa("ON", true, true);
        String access = user.answerWithEmail(user.begin().session(), sdk.newestCode())
                .authenticationResult()
                .accessToken();
        String secret = sdk.app
                .associateSoftwareToken(request -> request.accessToken(access))
                .secretCode();
        sdk.app.verifySoftwareToken(request -> request.accessToken(access).userCode(user.code(secret)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        assertThat(user.begin().challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);

        sdk.app.setUserMFAPreference(request -> request.accessToken(access)
                .softwareTokenMfaSettings(settings -> settings.enabled(true).preferredMfa(false))
                .emailMfaSettings(settings -> settings.enabled(true).preferredMfa(false)));
        InitiateAuthResponse challenge = user.begin();
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
        assertThat(challenge.challengeParameters())
                .containsEntry("MFAS_CAN_CHOOSE", "[\"EMAIL_OTP\",\"SOFTWARE_TOKEN_MFA\"]");
        sdk.refused(
                InvalidParameterException.class,
                "Invalid ANSWER: choose one of [EMAIL_OTP, SOFTWARE_TOKEN_MFA]",
                () -> user.respond(ChallengeNameType.SELECT_MFA_TYPE, challenge.session(), "ANSWER", "SMS_MFA"));
        RespondToAuthChallengeResponse chosen =
                user.respond(ChallengeNameType.SELECT_MFA_TYPE, challenge.session(), "ANSWER", "SOFTWARE_TOKEN_MFA");
        assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(user.answerWithApp(chosen.session(), user.code(secret)).authenticationResult())
                .isNotNull();
        RespondToAuthChallengeResponse selected =
                user.respond(ChallengeNameType.SELECT_MFA_TYPE, user.begin().session(), "ANSWER", "EMAIL_OTP");
        assertThat(user.answerWithEmail(selected.session(), sdk.newestCode()).authenticationResult())
                .isNotNull();
    }

    @Test
    void followsANewPassword() {
        user.declareMfa("ON", true, false);
        sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                .username("new@example.com")
                .temporaryPassword("Temporary12345")
                .messageAction(MessageActionType.SUPPRESS));
        String session = sdk.app
                .initiateAuth(request -> request.clientId(TestState.CLI)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "new@example.com", "PASSWORD", "Temporary12345")))
                .session();
        RespondToAuthChallengeResponse next = sdk.app.respondToAuthChallenge(request -> request.clientId(TestState.CLI)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(session)
                .challengeResponses(Map.of("USERNAME", "new@example.com", "NEW_PASSWORD", "AnotherPassword456")));
        assertThat(next.authenticationResult()).isNull();
        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    /** Refresh tokens prove an earlier sign-in with the second factor. */
    @Test
    void asksForNoFactorAtARefresh() {
        user.declareMfa("OPTIONAL", true, false);
        String secret = user.registerApp();
        String refresh = user.answerWithApp(user.begin().session(), user.code(secret))
                .authenticationResult()
                .refreshToken();
        assertThat(sdk.app
                        .initiateAuth(request -> request.clientId(TestState.CLI)
                                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                                .authParameters(Map.of("REFRESH_TOKEN", refresh)))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOFTWARE_TOKEN_MFA", "EMAIL_OTP"})
    void refusesAnAnswerWithoutARequiredParameter(String name) {
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter " + name + "_CODE",
                () -> user.respond(ChallengeNameType.fromValue(name), "s".repeat(20), "", ""));
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter ANSWER",
                () -> user.respond(ChallengeNameType.SELECT_MFA_TYPE, "s".repeat(20), "", ""));
    }

    /** A correct password does not allow new guesses. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsWrongCodesAcrossSignIns(boolean byApp) {
        user.declareMfa("OPTIONAL", true, true);
        String secret = user.registerApp();
        if (!byApp) {
            user.preferEmail(secret);
        }
        for (int i = 0; i < 5; i++) {
            String session = user.begin().session();
            String wrong = byApp ? user.wrongCode(secret) : MfaUser.otherThan(sdk.newestCode());
            sdk.refused(
                    CodeMismatchException.class,
                    byApp ? "Invalid code received for user" : MfaUser.WRONG_EMAIL_CODE,
                    () -> user.answer(byApp, session, wrong));
        }
        String session = user.begin().session();
        String right = byApp ? user.code(secret) : sdk.newestCode();
        sdk.refused(NotAuthorizedException.class, MfaUser.LOCKED, () -> user.answer(byApp, session, right));
        assertThat(sdk.cognito.reason()).contains("too many wrong codes");
        sdk.cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(user.answer(byApp, session, byApp ? user.code(secret) : right)
                        .authenticationResult())
                .isNotNull();
    }
}
