package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DOC "The redirect and authorization endpoint": a browser session lasts one hour. */
final class BrowserSessionTest extends AuthorizeCalls {
    @Test
    void skipsTheSignInPageForAnHour() {
        String cookie = session();
        cognito.clock.advance(Duration.ofHours(1).minusSeconds(1));
        Reply reply = cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie);
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(TestState.CALLBACK + "?code=");
        cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie)
                        .location())
                .startsWith("/login?");
        // Attack 66: setting the clock back does not make the session valid again.
        cognito.clock.advance(Duration.ofHours(-1));
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie)
                        .location())
                .startsWith("/login?");
    }

    @Test
    void keepsTheAuthTimeOfTheSignIn() {
        String cookie = session();
        long signedIn = cognito.clock.instant().getEpochSecond();
        cognito.clock.advance(Duration.ofMinutes(30));
        Reply reply = cognito.authorizePage(authorize(TestState.SPA), "cookie", cookie);
        JsonObject tokens = cognito.post(
                        "/oauth2/token",
                        RunningCognito.redeem(
                                TestState.SPA, query(reply.location()).getOrDefault("code", "")))
                .json();
        assertThat(claims(tokens.get("id_token").getAsString()).get("auth_time").getAsLong())
                .isEqualTo(signedIn);
    }

    @Test
    void isValidForEveryClientOfThePool() {
        Reply reply = cognito.authorizePage(authorize(TestState.CLI), "cookie", session());
        assertThat(reply.location()).startsWith(TestState.CALLBACK + "?code=");
    }

    /** Attack 55: the server does not adopt an id that an attacker planted (session fixation). */
    @Test
    void startsWithANewId() {
        String planted = "A".repeat(43);
        String login = "/login?" + RunningCognito.encode(authorize(TestState.SPA));
        String xsrf = cognito.get(login).cookie("XSRF-TOKEN");
        Reply back = cognito.post(
                login,
                RunningCognito.form("_csrf", xsrf, "username", USER, "password", PASSWORD),
                "cookie",
                "XSRF-TOKEN=" + xsrf + "; cognito-Ab12Cd34E=" + planted);
        assertThat(back.cookie("cognito-")).isNotEqualTo(planted);
        assertThat(cognito.authorizePage(authorize(TestState.SPA), "cookie", "cognito-Ab12Cd34E=" + planted)
                        .location())
                .startsWith("/login?");
    }
}
