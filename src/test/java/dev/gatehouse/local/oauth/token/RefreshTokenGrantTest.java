package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** POST /oauth2/token with grant_type=refresh_token. */
final class RefreshTokenGrantTest extends TokenEndpointCalls {
    /** DOC: the response has a refresh token only if rotation is on. */
    @Test
    void keepsSessionAndScopesWithoutNonce() {
        JsonObject first = cognito.tokens(TestState.CLI, USER, "openid " + TestState.READ);
        cognito.clock.advance(Duration.ofMinutes(5));
        JsonObject second =
                refresh(TestState.CLI, first.get("refresh_token").getAsString()).json();

        assertThat(second.keySet()).containsExactly("id_token", "access_token", "expires_in", "token_type");
        JsonObject before = claims(first.get("access_token").getAsString());
        JsonObject after = claims(second.get("access_token").getAsString());
        for (String kept : List.of("origin_jti", "auth_time", "scope", "sub", "event_id")) {
            assertThat(after.get(kept)).isEqualTo(before.get(kept));
        }
        assertThat(after.get("exp").getAsLong()).isGreaterThan(before.get("exp").getAsLong());
        assertThat(claims(second.get("id_token").getAsString()).has("nonce")).isFalse();
    }

    /** Attack 50: scopes are not added. */
    @Test
    void doesNotAddScopes() {
        JsonObject first = cognito.tokens(TestState.CLI, USER, TestState.READ);
        JsonObject second = token(form(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        TestState.CLI,
                        "refresh_token",
                        first.get("refresh_token").getAsString(),
                        "scope",
                        TestState.READ + " " + TestState.WRITE))
                .json();
        assertThat(claims(second.get("access_token").getAsString()).get("scope").getAsString())
                .isEqualTo(TestState.READ);
    }

    /** DOC "Refresh tokens"; attack 51. */
    @Test
    void rotatesWithAGracePeriodAndThenEndsTheSession() {
        JsonObject first = cognito.tokens(TestState.SPA, USER, "openid");
        JsonObject second = refresh(first).json();
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        cognito.clock.advance(Duration.ofMillis(9_999));
        assertThat(refresh(first).status()).isEqualTo(200);
        assertThat(refresh(second).status()).isEqualTo(200);
        cognito.clock.advance(Duration.ofMillis(1));
        refused(refresh(first), "invalid_grant");
        assertThat(cognito.reason()).contains("was replaced 10 s ago and the grace period is 10 s");
        refused(refresh(second), "invalid_grant");
        assertThat(userInfo(second.get("access_token").getAsString()).status()).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherClientAnAccessTokenAndAMissingToken() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        refused(refresh(TestState.CLI, tokens.get("refresh_token").getAsString()), "invalid_grant");
        refused(refresh(TestState.SPA, tokens.get("access_token").getAsString()), "invalid_grant");
        refused(refresh(TestState.SPA, ""), "invalid_request");
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void refusesAClientThatCannotRefresh() {
        refused(
                token(
                        form("grant_type", "refresh_token", "refresh_token", "x"),
                        "authorization",
                        basic(TestState.JOBS, TestState.JOBS_SECRET)),
                "unauthorized_client");
    }

    /** DOC "The token issuer endpoint": accepts refresh tokens of InitiateAuth and adds no scope. */
    @Test
    void acceptsARefreshTokenOfInitiateAuth() {
        String token = cognito.call("InitiateAuth", """
                        {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH",
                         "AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}
                        """.formatted(TestState.CLI, USER, RunningCognito.PASSWORD))
                .json()
                .getAsJsonObject("AuthenticationResult")
                .get("RefreshToken")
                .getAsString();
        JsonObject refreshed = refresh(TestState.CLI, token).json();
        assertThat(claims(refreshed.get("access_token").getAsString())
                        .get("scope")
                        .getAsString())
                .isEqualTo("aws.cognito.signin.user.admin");
    }
}
