package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;

import com.google.common.io.BaseEncoding;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.credential.Totp;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A user who signs in with a second factor, and the calls of the sign-in with the AWS SDK. */
final class MfaUser {
    static final String LOCKED = "Password attempts exceeded";
    static final String WRONG_EMAIL_CODE = "Invalid verification code provided, please try again.";

    final Sdk sdk = new Sdk();

    void declareMfa(String mode, boolean app, boolean email) {
        sdk.declare(pool -> TestState.with(
                pool, new UserPool.Mfa(mode, app, email ? Optional.of(PoolMails.SIGN_IN) : Optional.empty())));
    }

    InitiateAuthResponse begin() {
        return sdk.app.initiateAuth(request -> request.clientId(TestState.CLI)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", USER, "PASSWORD", PASSWORD)));
    }

    RespondToAuthChallengeResponse respond(ChallengeNameType name, String session, String key, String value) {
        return sdk.app.respondToAuthChallenge(request -> request.clientId(TestState.CLI)
                .challengeName(name)
                .session(session)
                .challengeResponses(key.isEmpty() ? Map.of("USERNAME", USER) : Map.of("USERNAME", USER, key, value)));
    }

    RespondToAuthChallengeResponse answerWithApp(String session, String code) {
        return respond(ChallengeNameType.SOFTWARE_TOKEN_MFA, session, "SOFTWARE_TOKEN_MFA_CODE", code);
    }

    RespondToAuthChallengeResponse answerWithEmail(String session, String code) {
        return respond(ChallengeNameType.EMAIL_OTP, session, "EMAIL_OTP_CODE", code);
    }

    /** The code that the app shows now. */
    String code(String secret) {
        return Totp.code(BaseEncoding.base32().omitPadding().decode(secret), sdk.cognito.clock.millis() / 30_000);
    }

    /** A code that is not valid now. */
    String wrongCode(String secret) {
        byte[] bytes = BaseEncoding.base32().omitPadding().decode(secret);
        long now = sdk.cognito.clock.millis() / 30_000;
        Set<String> valid = Set.of(Totp.code(bytes, now - 1), Totp.code(bytes, now), Totp.code(bytes, now + 1));
        return IntStream.range(0, 10)
                .mapToObj("%06d"::formatted)
                .filter(code -> !valid.contains(code))
                .findFirst()
                .orElseThrow();
    }

    /** Registers an app for the signed-in user, enables it, and returns its secret. */
    String registerApp() {
        String access = sdk.login(USER, PASSWORD).accessToken();
        String secret = sdk.app
                .associateSoftwareToken(request -> request.accessToken(access))
                .secretCode();
        sdk.app.verifySoftwareToken(
                request -> request.accessToken(access).userCode(code(secret)).friendlyDeviceName("Phone"));
        sdk.app.setUserMFAPreference(
                request -> request.accessToken(access).softwareTokenMfaSettings(settings -> settings.enabled(true)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
        return secret;
    }

    void preferEmail(String secret) {
        String access = answerWithApp(begin().session(), code(secret))
                .authenticationResult()
                .accessToken();
        sdk.app.setUserMFAPreference(request -> request.accessToken(access)
                .emailMfaSettings(settings -> settings.enabled(true).preferredMfa(true)));
        sdk.cognito.clock.advance(Duration.ofSeconds(30));
    }

    static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    RespondToAuthChallengeResponse answer(boolean byApp, String session, String code) {
        return byApp ? answerWithApp(session, code) : answerWithEmail(session, code);
    }

    void setAttributes(AttributeType... attributes) {
        sdk.admin.adminUpdateUserAttributes(
                request -> request.userPoolId(TestState.POOL).username(USER).userAttributes(attributes));
    }

    Map<String, String> attributes() {
        return Sdk.map(sdk.admin
                .adminGetUser(request -> request.userPoolId(TestState.POOL).username(USER))
                .userAttributes());
    }
}
