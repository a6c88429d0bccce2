package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign-in page. DOC "Login endpoint". */
final class LoginPageTest extends AuthorizeCalls {
    @Test
    void forbidsFramesCachesAndScripts() {
        Reply page = cognito.get("/login?" + RunningCognito.encode(authorize(TestState.SPA)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("x-frame-options")).contains("DENY");
        assertThat(page.header("content-security-policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'sha256-");
        assertThat(page.header("access-control-allow-origin")).isEmpty();
        assertThat(page.body()).doesNotContain("<script").contains("<label for=\"username\">Email</label>");
        assertThat(page.header("set-cookie"))
                .get()
                .asString()
                .matches("XSRF-TOKEN=[A-Za-z0-9_-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    }

    /** A browser shows the style only if its hash is the one in the policy. */
    @Test
    void allowsItsOwnStyle() throws Exception {
        Reply page = cognito.get("/login?" + RunningCognito.encode(authorize(TestState.SPA)));
        String body = page.body();
        String style = body.substring(body.indexOf("<style>") + 7, body.indexOf("</style>"));
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(style.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.header("content-security-policy"))
                .get()
                .asString()
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void redirectsWithCodeAndStateByA303() {
        Reply back = cognito.signIn(authorize(TestState.SPA), USER, PASSWORD);

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).startsWith(TestState.CALLBACK + "?code=");
        // Attack 132: only code and state, as Cognito (DOC); a client compares an iss with the issuer of the metadata.
        assertThat(back.location()).doesNotContain("iss=");
        assertThat(query(back.location())).containsOnlyKeys("code", "state").containsEntry("state", "a state/+&");
        assertThat(back.header("set-cookie"))
                .get()
                .asString()
                .matches("cognito-Ab12Cd34E=[A-Za-z0-9_-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
        assertThat(back.header("cache-control")).contains("no-store");
    }

    /** Attack 56. */
    @Test
    void showsTheSameErrorForAWrongPasswordAndAnUnknownUser() {
        Reply wrong = cognito.signIn(authorize(TestState.SPA), USER, "WrongPassword123");
        Reply unknown = cognito.signIn(authorize(TestState.SPA), "n<b>\"@example.com", "WrongPassword123");

        for (Reply reply : new Reply[] {wrong, unknown}) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("role=\"alert\">Incorrect username or password.</p>");
            assertThat(reply.body()).doesNotContain("WrongPassword123");
        }
        assertThat(unknown.body()).contains("value=\"n&lt;b&gt;&quot;@example.com\"");
    }

    /** Attack 55. */
    @ParameterizedTest
    @CsvSource({
        "'',''",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,''",
        "'',AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "x,x"
    })
    void refusesAFormWithoutAValidCsrfToken(String cookie, String field) {
        Reply reply = cognito.post(
                "/login?" + RunningCognito.encode(authorize(TestState.SPA)),
                RunningCognito.form("_csrf", field, "username", USER, "password", PASSWORD),
                "cookie",
                "XSRF-TOKEN=" + cookie);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("location")).isEmpty();
        assertThat(reply.header("set-cookie")).isEmpty();
    }

    @Test
    void checksTheAuthorizationRequestAgain() {
        Map<String, String> parameters = with(TestState.SPA, "redirect_uri", "http://evil.example/");
        isErrorPage(cognito.signIn(parameters, USER, PASSWORD), "not registered");
    }

    /** DOC: login_hint. */
    @Test
    void prefillsTheLoginHint() {
        Reply page = cognito.get("/login?" + RunningCognito.encode(with(TestState.SPA, "login_hint", "a\"b@c.d")));
        assertThat(page.body()).contains("value=\"a&quot;b@c.d\"");
    }
}
