package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** InitiateAuth with REFRESH_TOKEN_AUTH. */
final class RefreshTokenAuthFlowTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    private AuthenticationResultType refresh(String token) {
        return sdk.auth(TestState.CLI, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token));
    }

    /** DOC "Refresh tokens"; DOC "Understanding the access token". */
    @Test
    void keepsOriginAndSignInTimeAndReturnsNoNewRefreshToken() {
        AuthenticationResultType first = sdk.login(TestState.CLI, USER, PASSWORD);
        cognito.clock.advance(Duration.ofMinutes(10));
        AuthenticationResultType second = refresh(first.refreshToken());

        assertThat(second.refreshToken()).isNull();
        JsonObject before = claims(first.accessToken());
        JsonObject after = claims(second.accessToken());
        assertThat(after.get("origin_jti")).isEqualTo(before.get("origin_jti"));
        assertThat(claims(second.idToken()).get("origin_jti")).isEqualTo(before.get("origin_jti"));
        assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
        assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
        assertThat(after.get("iat").getAsLong() - before.get("iat").getAsLong()).isEqualTo(600);
    }

    @Test
    void acceptsTheTokenUntilTheLastSecondOfItsLifetime() {
        String token = sdk.login(TestState.CLI, USER, PASSWORD).refreshToken();
        cognito.clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(refresh(token).accessToken()).isNotEmpty();
        cognito.clock.advance(Duration.ofSeconds(1));
        sdk.refused(NotAuthorizedException.class, "Refresh Token has expired", () -> refresh(token));
    }

    /** Attack 66. */
    @Test
    void refusesAnExpiredTokenAfterTheClockIsSetBack() {
        String token = sdk.login(TestState.CLI, USER, PASSWORD).refreshToken();
        cognito.clock.advance(Duration.ofDays(1));
        sdk.refused(NotAuthorizedException.class, "Refresh Token has expired", () -> refresh(token));
        cognito.clock.advance(Duration.ofDays(-1));
        sdk.refused(NotAuthorizedException.class, "Refresh Token has been revoked", () -> refresh(token));
    }

    /** Attack 50. */
    @Test
    void refusesAnAlteredTokenAnAccessTokenAndATokenOfAnotherClient() {
        AuthenticationResultType first = sdk.login(TestState.CLI, USER, PASSWORD);
        String other = sdk.login(TestState.OLD, USER, PASSWORD).refreshToken();
        char last = first.refreshToken().charAt(42);
        String altered = first.refreshToken().substring(0, 42) + (last == 'A' ? 'Q' : 'A');

        for (String bad : new String[] {altered, first.accessToken()}) {
            sdk.refused(NotAuthorizedException.class, "Invalid Refresh Token", () -> refresh(bad));
        }
        // Text OBS aws-sdk-js #4016.
        sdk.refused(NotAuthorizedException.class, "Refresh Token has different Client", () -> refresh(other));
        assertThat(cognito.reason())
                .isEqualTo("the refresh token belongs to client " + TestState.OLD + ", not to " + TestState.CLI);
        String ofCli = first.refreshToken();
        sdk.refused(
                NotAuthorizedException.class,
                "Refresh Token has different Client",
                () -> sdk.app.getTokensFromRefreshToken(
                        request -> request.clientId(TestState.SPA).refreshToken(ofCli)));
        assertThat(refresh(ofCli).accessToken()).isNotEmpty();
    }

    /** DOC "Refresh tokens": rotation and this flow exclude each other. */
    @Test
    void namesGetTokensFromRefreshTokenToAClientWithRotation() {
        String token = sdk.login(TestState.SPA, USER, PASSWORD).refreshToken();
        sdk.refused(
                InvalidParameterException.class,
                "REFRESH_TOKEN_AUTH flow not enabled for this client",
                () -> sdk.auth(TestState.SPA, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token)));
        assertThat(cognito.reason()).contains("GetTokensFromRefreshToken");
    }
}
