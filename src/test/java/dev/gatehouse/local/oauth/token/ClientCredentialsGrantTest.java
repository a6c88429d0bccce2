package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import org.junit.jupiter.api.Test;

/** POST /oauth2/token with grant_type=client_credentials. */
final class ClientCredentialsGrantTest extends TokenEndpointCalls {
    private Reply jobs(String scope) {
        return token(
                scope.isEmpty()
                        ? form("grant_type", "client_credentials")
                        : form("grant_type", "client_credentials", "scope", scope),
                "authorization",
                basic(TestState.JOBS, TestState.JOBS_SECRET));
    }

    /** Attack 16: sub is the client id, and there is no username. */
    @Test
    void issuesAnAccessTokenForAMachine() {
        Reply reply = jobs(TestState.READ);

        assertThat(reply.json().keySet()).containsExactly("access_token", "expires_in", "token_type");
        JsonObject claims = claims(reply.json().get("access_token").getAsString());
        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(
                        "sub", "token_use", "scope", "auth_time", "iss", "exp", "iat", "version", "jti", "client_id");
        assertThat(claims.get("sub").getAsString()).isEqualTo(TestState.JOBS);
        assertThat(claims.get("scope").getAsString()).isEqualTo(TestState.READ);
    }

    /** DOC: scopes that are not allowed are ignored; without scope, all are granted. CHOICE: 400 if none is left. Attack 49. */
    @Test
    void grantsOnlyAllowedScopes() {
        assertThat(scope(jobs(""))).isEqualTo(TestState.READ + " " + TestState.WRITE);
        assertThat(scope(jobs("openid " + TestState.WRITE + " https://api.example.com/admin")))
                .isEqualTo(TestState.WRITE);
        refused(jobs("openid"), "invalid_scope");
        refused(jobs(TestState.READ + "x"), "invalid_scope");
    }

    private static String scope(Reply reply) {
        return claims(reply.json().get("access_token").getAsString())
                .get("scope")
                .getAsString();
    }

    @Test
    void refusesClientsWithoutTheFlow() {
        refused(token(form("grant_type", "client_credentials", "client_id", TestState.SPA)), "unauthorized_client");
        refused(
                token(
                        form("grant_type", "client_credentials"),
                        "authorization",
                        basic(TestState.WEB, TestState.WEB_SECRET)),
                "unauthorized_client");
    }

    @Test
    void isRefusedByUserInfo() {
        Reply reply = userInfo(jobs(TestState.READ).json().get("access_token").getAsString());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(cognito.reason()).contains("client_credentials");
    }
}
