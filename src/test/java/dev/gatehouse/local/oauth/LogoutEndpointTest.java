package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOC "Logout endpoint". */
final class LogoutEndpointTest extends AuthorizeCalls {
    private Reply logout(Map<String, String> parameters, String cookie) {
        return cognito.get("/logout?" + RunningCognito.encode(parameters), "cookie", cookie);
    }

    @Test
    void endsTheSessionAndRedirectsToARegisteredUrl() {
        String cookie = session();
        Reply reply = logout(RunningCognito.form("client_id", TestState.SPA, "logout_uri", TestState.LOGOUT), cookie);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(TestState.LOGOUT);
        assertThat(reply.header("set-cookie"))
                .contains("cognito-Ab12Cd34E=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(reply.header("access-control-allow-origin")).isEmpty();
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie)
                        .location())
                .startsWith("/login?");
    }

    @Test
    void keepsTokensValid() {
        JsonObject tokens = cognito.tokens(TestState.SPA, USER, "openid");
        logout(RunningCognito.form("client_id", TestState.SPA, "logout_uri", TestState.LOGOUT), session());
        assertThat(cognito.post(
                                "/oauth2/token",
                                RunningCognito.form(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        TestState.SPA,
                                        "refresh_token",
                                        tokens.get("refresh_token").getAsString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void redirectsToTheSignInPageWithRedirectUri() {
        String cookie = session();
        Reply reply = logout(authorize(TestState.SPA), cookie);
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith("/login?");
        assertThat(query(reply.location())).isEqualTo(authorize(TestState.SPA));
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie)
                        .location())
                .startsWith("/login?");
    }

    /** Attack 54. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000/?x=1", "//evil.example", "http://localhost:3000", TestState.CALLBACK})
    void refusesAnotherLogoutUriAndKeepsTheSession(String logoutUri) {
        String cookie = session();
        isErrorPage(
                logout(RunningCognito.form("client_id", TestState.SPA, "logout_uri", logoutUri), cookie),
                "not registered");
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie)
                        .location())
                .startsWith(TestState.CALLBACK);
    }

    @Test
    void refusesAnUnknownClientAndAMissingUri() {
        isErrorPage(
                logout(RunningCognito.form("client_id", "x", "logout_uri", TestState.LOGOUT), "a=b"),
                "This app is not registered.");
        isErrorPage(logout(RunningCognito.form("client_id", TestState.SPA), "a=b"), "not registered");
        assertThat(cognito.send("POST", "/logout", "").status()).isEqualTo(405);
    }
}
