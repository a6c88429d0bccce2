package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.BaseEncoding;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.credential.Totp;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** The second step of a sign-in, by the AWS SDK. DOC "Adding MFA to a user pool". */
final class SecondStepsTest {
    private static final String LOCKED = "Password attempts exceeded";
    private static final String WRONG_MAIL = "Invalid verification code provided, please try again.";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private void mfa(String mode, boolean app, boolean mail) {
        sdk.declare(pool -> Picture.with(
                pool, new UserPool.Mfa(mode, app, mail ? Optional.of(PoolMails.SIGN_IN) : Optional.empty())));
    }

    private InitiateAuthResponse begin() {
        return sdk.app.initiateAuth(request -> request.clientId(Picture.CLI)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", USER, "PASSWORD", PASSWORD)));
    }

    private RespondToAuthChallengeResponse respond(ChallengeNameType name, String session, String key, String value) {
        return sdk.app.respondToAuthChallenge(request -> request.clientId(Picture.CLI)
                .challengeName(name)
                .session(session)
                .challengeResponses(key.isEmpty() ? Map.of("USERNAME", USER) : Map.of("USERNAME", USER, key, value)));
    }

    private RespondToAuthChallengeResponse app(String session, String code) {
        return respond(ChallengeNameType.SOFTWARE_TOKEN_MFA, session, "SOFTWARE_TOKEN_MFA_CODE", code);
    }

    private RespondToAuthChallengeResponse mail(String session, String code) {
        return respond(ChallengeNameType.EMAIL_OTP, session, "EMAIL_OTP_CODE", code);
    }

    /** As the app shows it now. */
    private String shown(String secret) {
        return Totp.code(BaseEncoding.base32().omitPadding().decode(secret), sdk.cognito.clock.millis() / 30_000);
    }

    /** A code that is none of those taken now. */
    private String wrong(String secret) {
        byte[] bytes = BaseEncoding.base32().omitPadding().decode(secret);
        long now = sdk.cognito.clock.millis() / 30_000;
        Set<String> right = Set.of(Totp.code(bytes, now - 1), Totp.code(bytes, now), Totp.code(bytes, now + 1));
        return java.util.stream.IntStream.range(0, 10)
                .mapToObj("%06d"::formatted)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    /** The user registers an app while signed in, and switches it on. */
    private String withApp() {
        String access = sdk.login(USER, PASSWORD).accessToken();
        String secret = sdk.app
                .associateSoftwareToken(request -> request.accessToken(access))
                .secretCode();
        sdk.app.verifySoftwareToken(
                request -> request.accessToken(access).userCode(shown(secret)).friendlyDeviceName("Phone"));
        sdk.app.setUserMFAPreference(
                request -> request.accessToken(access).softwareTokenMfaSettings(settings -> settings.enabled(true)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        return secret;
    }

    @Test
    void anAppIsAskedForItsCode() {
        mfa("OPTIONAL", true, false);
        assertThat(begin().authenticationResult()).isNotNull();
        String secret = withApp();

        InitiateAuthResponse asked = begin();
        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(asked.challengeParameters().keySet())
                .containsExactlyInAnyOrder("USER_ID_FOR_SRP", "FRIENDLY_DEVICE_NAME");
        assertThat(asked.challengeParameters()).containsEntry("FRIENDLY_DEVICE_NAME", "Phone");
        assertThat(app(asked.session(), shown(secret)).authenticationResult().accessToken())
                .isNotEmpty();
    }

    /** Text OBS, in many client projects. The session stays, the count of wrong codes is one for all sessions. */
    @Test
    void aWrongCodeMayBeTriedAnew() {
        mfa("OPTIONAL", true, false);
        String secret = withApp();
        String session = begin().session();
        sdk.refused(CodeMismatchException.class, "Invalid code received for user", () -> app(session, wrong(secret)));
        assertThat(app(session, shown(secret)).authenticationResult()).isNotNull();
        sdk.refused(NotAuthorizedException.class, "Invalid session for the user.", () -> app(session, shown(secret)));
    }

    /** RFC 6238 section 5.2. */
    @Test
    void aCodeIsGoodOnce() {
        mfa("OPTIONAL", true, false);
        String secret = withApp();
        String code = shown(secret);
        app(begin().session(), code);
        sdk.refused(
                ExpiredCodeException.class,
                "Your software token has already been used once.",
                () -> app(begin().session(), code));
    }

    /** A right password gives no new guesses. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void guessesAreCountedAcrossSignIns(boolean byApp) {
        mfa("OPTIONAL", true, true);
        String secret = withApp();
        if (!byApp) {
            preferMail(secret);
        }
        for (int i = 0; i < 5; i++) {
            String session = begin().session();
            String wrong = byApp ? wrong(secret) : other(sdk.newestCode());
            sdk.refused(
                    CodeMismatchException.class,
                    byApp ? "Invalid code received for user" : WRONG_MAIL,
                    () -> answer(byApp, session, wrong));
        }
        String session = begin().session();
        String right = byApp ? shown(secret) : sdk.newestCode();
        sdk.refused(NotAuthorizedException.class, LOCKED, () -> answer(byApp, session, right));
        assertThat(sdk.cognito.reason()).contains("too many wrong codes");
        sdk.cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(answer(byApp, session, byApp ? shown(secret) : right).authenticationResult())
                .isNotNull();
    }

    private RespondToAuthChallengeResponse answer(boolean byApp, String session, String code) {
        return byApp ? app(session, code) : mail(session, code);
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private void preferMail(String secret) {
        String access =
                app(begin().session(), shown(secret)).authenticationResult().accessToken();
        sdk.app.setUserMFAPreference(request -> request.accessToken(access)
                .emailMfaSettings(settings -> settings.enabled(true).preferredMfa(true)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
    }

    @Test
    void aSessionTakesFiveWrongCodes() {
        mfa("OPTIONAL", true, false);
        String secret = withApp();
        String session = begin().session();
        for (int i = 0; i < 5; i++) {
            sdk.refused(
                    CodeMismatchException.class, "Invalid code received for user", () -> app(session, wrong(secret)));
        }
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        sdk.refused(NotAuthorizedException.class, "Invalid session for the user.", () -> app(session, shown(secret)));
        assertThat(sdk.cognito.reason()).contains("5 wrong answers");
    }

    @Test
    void aSwitchedOffFactorIsNotAsked() {
        mfa("OPTIONAL", true, false);
        String secret = withApp();
        String access =
                app(begin().session(), shown(secret)).authenticationResult().accessToken();
        sdk.app.setUserMFAPreference(
                request -> request.accessToken(access).softwareTokenMfaSettings(settings -> settings.enabled(false)));
        assertThat(begin().authenticationResult()).isNotNull();
    }

    @Test
    void aPoolWithoutSecondFactorsAsksNobody() {
        mfa("OPTIONAL", true, false);
        withApp();
        mfa("OFF", false, false);
        assertThat(begin().authenticationResult()).isNotNull();
    }

    /** API reference RespondToAuthChallenge: medium and destination are told. */
    @Test
    void aCodeByMailIsSentAndAskedFor() {
        mfa("ON", false, true);
        InitiateAuthResponse asked = begin();

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "u***@e***");
        assertThat(sdk.newestMail().get("subject").getAsString()).isEqualTo("Your authentication code");
        String code = sdk.newestCode();
        assertThat(code).matches("[0-9]{6}");
        sdk.refused(CodeMismatchException.class, WRONG_MAIL, () -> mail(asked.session(), other(code)));
        assertThat(mail(asked.session(), code).authenticationResult().idToken()).isNotEmpty();
    }

    @Test
    void aMailedCodeVerifiesTheAddressThatItWentTo() {
        mfa("ON", false, true);
        set(Sdk.attribute("email_verified", "false"));
        InitiateAuthResponse asked = begin();
        sdk.refused(CodeMismatchException.class, WRONG_MAIL, () -> mail(asked.session(), other(sdk.newestCode())));
        assertThat(attributes()).containsEntry("email_verified", "false");
        mail(asked.session(), sdk.newestCode());
        assertThat(attributes()).containsEntry("email_verified", "true");
    }

    @Test
    void aMailedCodeVerifiesNoAddressThatCameLater() {
        mfa("ON", false, true);
        InitiateAuthResponse asked = begin();
        String username = asked.challengeParameters().get("USER_ID_FOR_SRP");
        String code = sdk.newestCode();
        set(Sdk.attribute("email", "next@example.com"), Sdk.attribute("email_verified", "true"));
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(Picture.POOL)
                .username(username)
                .userAttributes(Sdk.attribute("email_verified", "false")));

        sdk.app.respondToAuthChallenge(request -> request.clientId(Picture.CLI)
                .challengeName(ChallengeNameType.EMAIL_OTP)
                .session(asked.session())
                .challengeResponses(Map.of("USERNAME", username, "EMAIL_OTP_CODE", code)));
        assertThat(Sdk.map(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(Picture.POOL).username(username))
                        .userAttributes()))
                .containsEntry("email", "next@example.com")
                .containsEntry("email_verified", "false");
    }

    private void set(AttributeType... attributes) {
        sdk.admin.adminUpdateUserAttributes(
                request -> request.userPoolId(Picture.POOL).username(USER).userAttributes(attributes));
    }

    private Map<String, String> attributes() {
        return Sdk.map(sdk.admin
                .adminGetUser(request -> request.userPoolId(Picture.POOL).username(USER))
                .userAttributes());
    }

    /** CHOICE: as long as a session lives by default; the newest is the one that counts. */
    @Test
    void aMailedCodeIsGoodOnceAndForThreeMinutes() {
        mfa("ON", false, true);
        String first = begin().session();
        String old = sdk.newestCode();
        String second = begin().session();
        String code = sdk.newestCode();
        if (!old.equals(code)) {
            sdk.refused(CodeMismatchException.class, WRONG_MAIL, () -> mail(first, old));
        }
        mail(first, code);
        sdk.refused(
                ExpiredCodeException.class,
                "Invalid code provided, please request a code again.",
                () -> mail(second, code));

        String third = begin().session();
        sdk.cognito.clock.advance(Duration.ofMinutes(3));
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user, session is expired.",
                () -> mail(third, sdk.newestCode()));
    }

    /** API reference, SELECT_MFA_TYPE: MFAS_CAN_CHOOSE as a JSON list. */
    @Test
    void ofTwoFactorsWithoutPreferenceTheUserChooses() {
        mfa("ON", true, true);
        String access =
                mail(begin().session(), sdk.newestCode()).authenticationResult().accessToken();
        String secret = sdk.app
                .associateSoftwareToken(request -> request.accessToken(access))
                .secretCode();
        sdk.app.verifySoftwareToken(request -> request.accessToken(access).userCode(shown(secret)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        assertThat(begin().challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);

        sdk.app.setUserMFAPreference(request -> request.accessToken(access)
                .softwareTokenMfaSettings(settings -> settings.enabled(true).preferredMfa(false))
                .emailMfaSettings(settings -> settings.enabled(true).preferredMfa(false)));
        InitiateAuthResponse asked = begin();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
        assertThat(asked.challengeParameters())
                .containsEntry("MFAS_CAN_CHOOSE", "[\"EMAIL_OTP\",\"SOFTWARE_TOKEN_MFA\"]");
        sdk.refused(
                InvalidParameterException.class,
                "Invalid ANSWER: choose one of [EMAIL_OTP, SOFTWARE_TOKEN_MFA]",
                () -> respond(ChallengeNameType.SELECT_MFA_TYPE, asked.session(), "ANSWER", "SMS_MFA"));
        RespondToAuthChallengeResponse chosen =
                respond(ChallengeNameType.SELECT_MFA_TYPE, asked.session(), "ANSWER", "SOFTWARE_TOKEN_MFA");
        assertThat(chosen.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(app(chosen.session(), shown(secret)).authenticationResult()).isNotNull();
        RespondToAuthChallengeResponse mailed =
                respond(ChallengeNameType.SELECT_MFA_TYPE, begin().session(), "ANSWER", "EMAIL_OTP");
        assertThat(mail(mailed.session(), sdk.newestCode()).authenticationResult())
                .isNotNull();
    }

    /** API reference AssociateSoftwareToken: with the session of MFA_SETUP where nobody is signed in yet. */
    @Test
    void whereOneIsRequiredItIsSetUpOnTheWay() {
        mfa("ON", true, false);
        InitiateAuthResponse asked = begin();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
        assertThat(asked.challengeParameters()).containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");
        sdk.refused(
                NotAuthorizedException.class,
                "MFA setup is not complete.",
                () -> respond(ChallengeNameType.MFA_SETUP, asked.session(), "", ""));

        AssociateSoftwareTokenResponse app =
                sdk.app.associateSoftwareToken(request -> request.session(asked.session()));
        sdk.refused(
                EnableSoftwareTokenMfaException.class,
                "Code mismatch and fail enable Software Token MFA",
                () -> sdk.app.verifySoftwareToken(
                        request -> request.session(app.session()).userCode(wrong(app.secretCode()))));
        VerifySoftwareTokenResponse verified = sdk.app.verifySoftwareToken(
                request -> request.session(app.session()).userCode(shown(app.secretCode())));
        assertThat(verified.statusAsString()).isEqualTo("SUCCESS");
        assertThat(respond(ChallengeNameType.MFA_SETUP, verified.session(), "", "")
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
        assertThat(begin().challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    /** Who began with the password alone, before the app was there, gets no further once it is. */
    @Test
    void anotherSessionIsNotDoneWithAnAppThatItDidNotSetUp() {
        mfa("ON", true, false);
        String thief = begin().session();
        String user = begin().session();
        String secret =
                sdk.app.associateSoftwareToken(request -> request.session(user)).secretCode();
        sdk.app.verifySoftwareToken(request -> request.session(user).userCode(shown(secret)));

        sdk.refused(
                NotAuthorizedException.class,
                "MFA setup is not complete.",
                () -> respond(ChallengeNameType.MFA_SETUP, thief, "", ""));
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> sdk.app.associateSoftwareToken(request -> request.session(thief)));
        assertThat(sdk.cognito.reason()).contains("has set up a second factor meanwhile");
        assertThat(respond(ChallengeNameType.MFA_SETUP, user, "", "").authenticationResult())
                .isNotNull();
    }

    /** A session of another challenge sets nothing up. */
    @Test
    void onlyASessionOfTheSetUpSetsUp() {
        mfa("OPTIONAL", true, false);
        withApp();
        String session = begin().session();
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> sdk.app.associateSoftwareToken(request -> request.session(session)));
        assertThat(sdk.cognito.reason())
                .contains("the session is for SOFTWARE_TOKEN_MFA, the request answers [MFA_SETUP]");
    }

    /** One challenge after the other. */
    @Test
    void comesAfterANewPassword() {
        mfa("ON", true, false);
        sdk.admin.adminCreateUser(request -> request.userPoolId(Picture.POOL)
                .username("new@example.com")
                .temporaryPassword("Temporary12345")
                .messageAction(MessageActionType.SUPPRESS));
        String session = sdk.app
                .initiateAuth(request -> request.clientId(Picture.CLI)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "new@example.com", "PASSWORD", "Temporary12345")))
                .session();
        RespondToAuthChallengeResponse next = sdk.app.respondToAuthChallenge(request -> request.clientId(Picture.CLI)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(session)
                .challengeResponses(Map.of("USERNAME", "new@example.com", "NEW_PASSWORD", "AnotherPassword456")));
        assertThat(next.authenticationResult()).isNull();
        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    /** Refreshing proves nothing new: it asks for nothing. */
    @Test
    void aRefreshAsksForNoCode() {
        mfa("OPTIONAL", true, false);
        String secret = withApp();
        String refresh =
                app(begin().session(), shown(secret)).authenticationResult().refreshToken();
        assertThat(sdk.app
                        .initiateAuth(request -> request.clientId(Picture.CLI)
                                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                                .authParameters(Map.of("REFRESH_TOKEN", refresh)))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOFTWARE_TOKEN_MFA", "EMAIL_OTP"})
    void refusesAnAnswerWithoutACode(String name) {
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter " + name + "_CODE",
                () -> respond(ChallengeNameType.fromValue(name), "s".repeat(20), "", ""));
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter ANSWER",
                () -> respond(ChallengeNameType.SELECT_MFA_TYPE, "s".repeat(20), "", ""));
    }

    /** Attack 86: of many wrong codes at once, each after a new code was sent, five are judged; all others find the lock. */
    @Test
    void aBurstOfWrongMailedCodesIsJudgedFiveTimes() throws Exception {
        mfa("ON", false, true);
        int attackers = 24;
        ExecutorService threads = Executors.newFixedThreadPool(attackers);
        try {
            CyclicBarrier together = new CyclicBarrier(attackers);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < attackers; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    String session = begin().session();
                    try {
                        mail(session, "not-a-code");
                        return "taken";
                    } catch (CognitoIdentityProviderException e) {
                        return e.awsErrorDetails().errorMessage();
                    }
                }));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> answer : answers) {
                texts.add(answer.get());
            }
            assertThat(texts).containsOnly(LOCKED, WRONG_MAIL);
            assertThat(texts.stream().filter(WRONG_MAIL::equals)).hasSize(5);
        } finally {
            threads.shutdownNow();
        }
    }
}
