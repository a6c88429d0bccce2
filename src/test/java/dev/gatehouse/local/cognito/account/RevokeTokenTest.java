package dev.gatehouse.local.cognito.account;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

/** RevokeToken. */
final class RevokeTokenTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private GetUserResponse getUser(String token) {
        return sdk.app.getUser(request -> request.accessToken(token));
    }

    @Test
    void endsTheSession() {
        AuthenticationResultType tokens = sdk.login(TestState.CLI, USER, PASSWORD);
        sdk.app.revokeToken(request -> request.clientId(TestState.CLI).token(tokens.refreshToken()));
        sdk.app.revokeToken(request -> request.clientId(TestState.CLI).token(tokens.refreshToken()));

        sdk.refused(NotAuthorizedException.class, "Access Token has been revoked", () -> getUser(tokens.accessToken()));
        sdk.refused(
                UnsupportedTokenTypeException.class,
                "Unsupported token type",
                () -> sdk.app.revokeToken(
                        request -> request.clientId(TestState.CLI).token(tokens.accessToken())));
    }
}
