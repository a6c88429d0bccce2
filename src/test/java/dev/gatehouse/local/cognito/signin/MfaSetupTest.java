package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** The challenge MFA_SETUP, answered with the AWS SDK. */
final class MfaSetupTest {
    private final MfaUser user = new MfaUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    /** API reference AssociateSoftwareToken: accepts the session of MFA_SETUP instead of an access token. */
    @Test
    void setsUpAnAppDuringTheSignIn() {
        user.declareMfa("ON", true, false);
        InitiateAuthResponse challenge = user.begin();
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
        assertThat(challenge.challengeParameters()).containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");
        sdk.refused(
                NotAuthorizedException.class,
                "MFA setup is not complete.",
                () -> user.respond(ChallengeNameType.MFA_SETUP, challenge.session(), "", ""));

        AssociateSoftwareTokenResponse app =
                sdk.app.associateSoftwareToken(request -> request.session(challenge.session()));
        sdk.refused(
                EnableSoftwareTokenMfaException.class,
                "Code mismatch and fail enable Software Token MFA",
                () -> sdk.app.verifySoftwareToken(
                        request -> request.session(app.session()).userCode(user.wrongCode(app.secretCode()))));
        VerifySoftwareTokenResponse verified = sdk.app.verifySoftwareToken(
                request -> request.session(app.session()).userCode(user.code(app.secretCode())));
        assertThat(verified.statusAsString()).isEqualTo("SUCCESS");
        assertThat(user.respond(ChallengeNameType.MFA_SETUP, verified.session(), "", "")
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
        assertThat(user.begin().challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    /** Another person with the password cannot finish a session that started before the user registered the app. */
    @Test
    void refusesASessionThatDidNotSetUpTheApp() {
        user.declareMfa("ON", true, false);
        String other = user.begin().session();
        String session = user.begin().session();
        String secret = sdk.app
                .associateSoftwareToken(request -> request.session(session))
                .secretCode();
        sdk.app.verifySoftwareToken(request -> request.session(session).userCode(user.code(secret)));

        sdk.refused(
                NotAuthorizedException.class,
                "MFA setup is not complete.",
                () -> user.respond(ChallengeNameType.MFA_SETUP, other, "", ""));
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> sdk.app.associateSoftwareToken(request -> request.session(other)));
        assertThat(sdk.cognito.reason()).contains("has set up a second factor meanwhile");
        assertThat(user.respond(ChallengeNameType.MFA_SETUP, session, "", "").authenticationResult())
                .isNotNull();
    }

    @Test
    void refusesASessionOfAnotherChallenge() {
        user.declareMfa("OPTIONAL", true, false);
        user.registerApp();
        String session = user.begin().session();
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user.",
                () -> sdk.app.associateSoftwareToken(request -> request.session(session)));
        assertThat(sdk.cognito.reason())
                .contains("the session is for SOFTWARE_TOKEN_MFA, the request answers [MFA_SETUP]");
    }
}
