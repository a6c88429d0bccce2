package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/** GetTokensFromRefreshToken: refresh token rotation. */
final class GetTokensFromRefreshTokenTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private AuthenticationResultType rotate(String token) {
        return sdk.app
                .getTokensFromRefreshToken(
                        request -> request.clientId(TestState.SPA).refreshToken(token))
                .authenticationResult();
    }

    /** DOC "Refresh tokens": the new token lives for the remaining time of the first. */
    @Test
    void returnsANewRefreshTokenThatExpiresWithTheFirst() {
        String first = sdk.login(TestState.SPA, USER, PASSWORD).refreshToken();
        cognito.clock.advance(Duration.ofHours(23));
        String second = rotate(first).refreshToken();
        assertThat(second).isNotEqualTo(first);
        cognito.clock.advance(Duration.ofHours(1));
        sdk.refused(NotAuthorizedException.class, "Refresh Token has expired", () -> rotate(second));
    }

    /** CHOICE: as at /oauth2/token; attack 60. Both operations that take the secret itself. */
    @Test
    void refusesASecretFromAClientWithoutASecret() {
        String token = sdk.login(TestState.SPA, USER, PASSWORD).refreshToken();
        String secret = "s".repeat(24);
        String text = "Client secret does not match for the client: " + TestState.SPA;
        sdk.refused(
                NotAuthorizedException.class,
                text,
                () -> sdk.app.getTokensFromRefreshToken(request ->
                        request.clientId(TestState.SPA).refreshToken(token).clientSecret(secret)));
        assertThat(cognito.reason()).isEqualTo("client spa has no secret: send no ClientSecret");
        sdk.refused(
                NotAuthorizedException.class,
                text,
                () -> sdk.app.revokeToken(
                        request -> request.clientId(TestState.SPA).token(token).clientSecret(secret)));
        assertThat(rotate(token).refreshToken()).isNotEmpty();
    }

    /** DOC: the grace; CHOICE: reuse after it ends the session (attack 51). */
    @Test
    void acceptsTheOldTokenInTheGracePeriodAndEndsTheSessionAfterIt() {
        String first = sdk.login(TestState.SPA, USER, PASSWORD).refreshToken();
        String second = rotate(first).refreshToken();
        cognito.clock.advance(Duration.ofMillis(9_999));
        assertThat(rotate(first).refreshToken()).isNotEmpty();
        cognito.clock.advance(Duration.ofMillis(1));
        sdk.refused(RefreshTokenReuseException.class, "Refresh token has been reused", () -> rotate(first));
        sdk.refused(NotAuthorizedException.class, "Refresh Token has been revoked", () -> rotate(second));
    }
}
