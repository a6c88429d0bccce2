package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** An invited user, whose password is temporary, and the calls of a sign-in with the AWS SDK. */
public final class InvitedUser {
    public static final String INVITED = "new@example.com";
    public static final String TEMPORARY = "Temporary12345";
    public static final String NEXT = "AnotherPassword456";
    public static final String NO_SESSION = "Invalid session for the user.";

    public final Sdk sdk = new Sdk();

    public void invite() {
        sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                .username(INVITED)
                .temporaryPassword(TEMPORARY)
                .userAttributes(Sdk.attribute("email_verified", "true"), Sdk.attribute("nickname", "Newton"))
                .messageAction(MessageActionType.SUPPRESS));
    }

    public InitiateAuthResponse begin(String client, Map<String, String> parameters) {
        return sdk.app.initiateAuth(request -> request.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters));
    }

    /** Signs in with the temporary password. */
    public InitiateAuthResponse begin() {
        return begin(TestState.CLI, Map.of("USERNAME", INVITED, "PASSWORD", TEMPORARY));
    }

    public RespondToAuthChallengeResponse respond(
            String client, ChallengeNameType name, String session, Map<String, String> responses) {
        return sdk.app.respondToAuthChallenge(request ->
                request.clientId(client).challengeName(name).session(session).challengeResponses(responses));
    }

    /** Answers NEW_PASSWORD_REQUIRED. */
    public RespondToAuthChallengeResponse choose(String session, String password) {
        return respond(
                TestState.CLI,
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                session,
                Map.of("USERNAME", INVITED, "NEW_PASSWORD", password));
    }

    /** Declares a client with these authentication flows. */
    public void flows(String... flows) {
        sdk.cognito.cloud.declare(
                TestState.with(TestState.pool(sdk.cognito.issuer()), TestState.flowing(Set.of(flows))));
    }

    public void refused(String message, String reason, Runnable call) {
        sdk.refused(NotAuthorizedException.class, message, call);
        assertThat(sdk.cognito.reason()).contains(reason);
    }
}
