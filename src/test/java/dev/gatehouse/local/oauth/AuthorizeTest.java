package dev.gatehouse.local.oauth;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GET /oauth2/authorize, and the sign-in page that it leads to. */
final class AuthorizeTest {
    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private static Map<String, String> with(String client, String name, String value) {
        Map<String, String> parameters = authorize(client);
        parameters.put(name, value);
        return parameters;
    }

    private static Map<String, String> without(String... names) {
        Map<String, String> parameters = authorize(Picture.SPA);
        for (String name : names) {
            parameters.remove(name);
        }
        return parameters;
    }

    private void isErrorPage(Reply reply, String text) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("location")).isEmpty();
        assertThat(reply.header("content-type")).contains("text/html; charset=utf-8");
        assertThat(reply.body()).contains(text);
        assertThat(cognito.reason()).isNotEmpty();
    }

    private void isError(Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(Picture.CALLBACK + "?");
        assertThat(query(reply.location()))
                .containsEntry("error", error)
                .containsEntry("state", "a state/+&")
                .doesNotContainKey("code");
        assertThat(cognito.reason()).isNotEmpty();
    }

    /** A browser that has signed in: its cookie. */
    private String session() {
        Map<String, String> parameters = authorize(Picture.SPA);
        Reply back = cognito.signIn(parameters, USER, PASSWORD);
        return "cognito-Ab12Cd34E=" + back.cookie("cognito-");
    }

    /** DOC "The redirect and authorization endpoint": 302 to /login with the same parameters. */
    @Test
    void sendsABrowserWithoutSessionToTheSignInPage() {
        Reply reply = cognito.authorizePage(authorize(Picture.SPA));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith("/login?");
        assertThat(query(reply.location())).isEqualTo(authorize(Picture.SPA));
        assertThat(reply.header("access-control-allow-origin")).isEmpty();
    }

    /** Attacks 38 and 39: an own page, never a redirect. */
    @Nested
    final class WhoAsks {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:3000/callback/",
                    "http://localhost:3000/callback?x=1",
                    "http://localhost:3000/callbac",
                    "http://localhost:3000/Callback",
                    "http://localhost:3000/%63allback",
                    "http://localhost:3001/callback",
                    "https://localhost:3000/callback",
                    "http://127.0.0.1:3000/callback",
                    "http://localhost:3000@evil.example/callback",
                    "http://localhost:3000\\callback",
                    "http://localhost:3000/callback#f",
                    "http://localhost:3000/other",
                    "//localhost:3000/callback",
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "http://lоcalhost:3000/callback",
                    " http://localhost:3000/callback"
                })
        void refusesAnAddressThatDiffersInAnything(String address) {
            isErrorPage(
                    cognito.authorizePage(with(Picture.SPA, "redirect_uri", address)),
                    "The redirect URL is not registered for this app.");
        }

        @Test
        void refusesNoAddressAndTwo() {
            isErrorPage(cognito.authorizePage(without("redirect_uri")), "not registered");
            String query = RunningCognito.encode(authorize(Picture.SPA));
            isErrorPage(
                    cognito.get(
                            "/oauth2/authorize?" + query + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback"),
                    "not registered");
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "", "1SPA1spa1spa1spa1spa1spa1s"})
        void refusesAnUnknownClientBeforeAnythingElse(String client) {
            isErrorPage(cognito.authorizePage(with(client, "scope", "nonsense")), "This app is not registered.");
        }

        @Test
        void refusesAClientWhosePoolHasNoDomain() {
            cognito.cloud.declare(Picture.declared(Picture.pool(cognito.issuer(), true, Optional.empty())));
            Reply reply = cognito.authorizePage(authorize(Picture.SPA));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(cognito.reason()).contains("domain");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%ff", "%c0%af", "%ed%a0%80"})
        void refusesAQueryThatCannotBeRead(String broken) {
            isErrorPage(cognito.get("/oauth2/authorize?client_id=" + broken), "The request cannot be read.");
        }

        /** Attack 65. */
        @Test
        void refusesAFloodOfParameters() {
            isErrorPage(cognito.get("/oauth2/authorize?" + "a&".repeat(3_000)), "The request cannot be read.");
        }

        @Test
        void takesAnAddressWithAQueryOfItsOwn() {
            Map<String, String> parameters = with(Picture.SPA, "redirect_uri", Picture.OTHER_CALLBACK);
            Reply back = cognito.signIn(parameters, USER, PASSWORD);
            assertThat(back.location()).startsWith(Picture.OTHER_CALLBACK + "&code=");
        }
    }

    @Nested
    final class WhatIsAsked {
        /** Attack 41; DOC "The redirect and authorization endpoint". */
        @Test
        void refusesOtherResponseTypes() {
            isError(cognito.authorizePage(without("response_type")), "invalid_request");
            isError(cognito.authorizePage(with(Picture.SPA, "response_type", "code token")), "invalid_request");
            isError(cognito.authorizePage(with(Picture.SPA, "response_type", "id_token")), "invalid_request");
        }

        @Test
        void refusesAFlowThatTheClientMayNotUse() {
            isError(cognito.authorizePage(with(Picture.SPA, "response_type", "token")), "unauthorized_client");
            isError(cognito.authorizePage(authorize(Picture.JOBS)), "unauthorized_client");
            isError(cognito.authorizePage(authorize(Picture.FRANK)), "unauthorized_client");
        }

        /** Attack 40. */
        @Test
        void refusesARepeatedParameter() {
            Reply reply =
                    cognito.get("/oauth2/authorize?" + RunningCognito.encode(authorize(Picture.SPA)) + "&scope=openid");
            isError(reply, "invalid_request");
        }

        /** Attack 43; DOC: S256 only. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "short",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMx",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"
                })
        void refusesAChallengeThatIsNone(String challenge) {
            isError(cognito.authorizePage(with(Picture.SPA, "code_challenge", challenge)), "invalid_request");
        }

        @Test
        void refusesPlainAMissingMethodAndAMethodAlone() {
            isError(cognito.authorizePage(with(Picture.SPA, "code_challenge_method", "plain")), "invalid_request");
            isError(cognito.authorizePage(without("code_challenge_method")), "invalid_request");
            isError(cognito.authorizePage(without("code_challenge")), "invalid_request");
        }

        /** Attack 42, parity: Cognito cannot demand PKCE. */
        @Test
        void remarksOnAPublicClientWithoutPkce() {
            Reply back = cognito.signIn(without("code_challenge", "code_challenge_method"), USER, PASSWORD);
            assertThat(back.status()).isEqualTo(303);
            assertThat(cognito.reason()).contains("warning: public client spa signs in without PKCE");
        }

        /** DOC: an unknown or malformed scope. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "openid unknown",
                    "openid phone",
                    "openid aws.cognito.signin.user.admin",
                    "openid  email",
                    " openid",
                    "openid\temail",
                    "openid,email",
                    "OPENID",
                    "https://api.example.com/admin",
                    "email",
                    "profile https://api.example.com/read"
                })
        void refusesAScope(String scope) {
            isError(cognito.authorizePage(with(Picture.SPA, "scope", scope)), "invalid_scope");
        }

        /** DOC: none named gives all of the client's. */
        @Test
        void givesAllScopesWhenNoneIsNamed() {
            Map<String, String> parameters = without("scope");
            String code = cognito.code(parameters, USER);
            JsonObject tokens = cognito.post("/oauth2/token", RunningCognito.redeem(Picture.SPA, code))
                    .json();
            assertThat(claims(tokens.get("access_token").getAsString())
                            .get("scope")
                            .getAsString())
                    .isEqualTo("openid email profile " + Picture.READ + " " + Picture.WRITE);
        }

        /** CHOICE: named, not passed over. */
        @ParameterizedTest
        @CsvSource({"request,x", "request_uri,https://x.example", "idp_identifier,x", "identity_provider,Google"})
        void refusesWhatItDoesNotImitate(String name, String value) {
            isError(cognito.authorizePage(with(Picture.SPA, name, value)), "invalid_request");
        }

        /** DOC "The redirect and authorization endpoint", resource; its form as RFC 8707 section 2 has it. */
        @ParameterizedTest
        @ValueSource(strings = {"api", "/api", "urn:api", "https:///x", "https://api.example.com/#x", "https://a b"})
        void refusesAResourceThatIsNoUrl(String resource) {
            isError(cognito.authorizePage(with(Picture.SPA, "resource", resource)), "invalid_request");
        }

        /** DOC, same page, and "Understanding the access token": aud is there when a resource was asked for. */
        @Test
        void bindsTheAccessTokenToTheResourceThatWasAskedFor() {
            Map<String, String> parameters = with(Picture.SPA, "resource", "https://api.example.com/v1");
            JsonObject tokens = cognito.post(
                            "/oauth2/token", RunningCognito.redeem(Picture.SPA, cognito.code(parameters, USER)))
                    .json();
            JsonObject access = claims(tokens.get("access_token").getAsString());
            assertThat(access.get("aud").getAsString()).isEqualTo("https://api.example.com/v1");
            assertThat(access.get("client_id").getAsString()).isEqualTo(Picture.SPA);
            assertThat(claims(tokens.get("id_token").getAsString()).get("aud").getAsString())
                    .isEqualTo(Picture.SPA);

            JsonObject refreshed = cognito.post(
                            "/oauth2/token",
                            RunningCognito.form(
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    Picture.SPA,
                                    "refresh_token",
                                    tokens.get("refresh_token").getAsString()))
                    .json();
            assertThat(claims(refreshed.get("access_token").getAsString())
                            .get("aud")
                            .getAsString())
                    .isEqualTo("https://api.example.com/v1");
        }

        /** The order of the checks is behaviour: two faults at once. */
        @Test
        void namesTheFirstOfTwoFaults() {
            Map<String, String> parameters = with(Picture.SPA, "scope", "unknown");
            parameters.put("code_challenge_method", "plain");
            isError(cognito.authorizePage(parameters), "invalid_request");
            parameters.put("response_type", "token");
            isError(cognito.authorizePage(parameters), "unauthorized_client");
            parameters.put("redirect_uri", "http://evil.example");
            isErrorPage(cognito.authorizePage(parameters), "not registered");
        }

        /** Attack 53. */
        @Test
        void encodesStateAndNeverReflectsIt() {
            Map<String, String> parameters = with(Picture.SPA, "state", "\r\nset-cookie: a=b\"><script>x</script>");
            cognito.cloud.declare(Picture.declared(Picture.managedLogin(Picture.pool(cognito.issuer()))));
            Reply reply = cognito.authorizePage(with2(parameters, "prompt", "none"));
            assertThat(reply.header("set-cookie")).isEmpty();
            assertThat(query(reply.location())).containsEntry("state", parameters.get("state"));
            assertThat(cognito.get("/login?" + RunningCognito.encode(parameters))
                            .body())
                    .doesNotContain("<script");
        }

        private static Map<String, String> with2(Map<String, String> parameters, String name, String value) {
            parameters.put(name, value);
            return parameters;
        }

        @Test
        void takesGetOnly() {
            for (String verb : new String[] {"POST", "PUT", "HEAD", "OPTIONS"}) {
                Reply reply = cognito.send(verb, "/oauth2/authorize", "");
                assertThat(reply.status()).isEqualTo(405);
                assertThat(reply.header("allow")).contains("GET");
                assertThat(reply.header("access-control-allow-origin")).isEmpty();
            }
        }
    }

    @Nested
    final class SignInPage {
        @Test
        void cannotBeFramedCachedOrScripted() {
            Reply page = cognito.get("/login?" + RunningCognito.encode(authorize(Picture.SPA)));

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
        void itsPolicyAllowsItsOwnStyle() throws Exception {
            Reply page = cognito.get("/login?" + RunningCognito.encode(authorize(Picture.SPA)));
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
        void givesTheCodeByA303WithState() {
            Reply back = cognito.signIn(authorize(Picture.SPA), USER, PASSWORD);

            assertThat(back.status()).isEqualTo(303);
            assertThat(back.location()).startsWith(Picture.CALLBACK + "?code=");
            assertThat(query(back.location())).containsOnlyKeys("code", "state").containsEntry("state", "a state/+&");
            assertThat(back.header("set-cookie"))
                    .get()
                    .asString()
                    .matches("cognito-Ab12Cd34E=[A-Za-z0-9_-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
            assertThat(back.header("cache-control")).contains("no-store");
        }

        /** Attack 56. */
        @Test
        void saysTheSameOfAWrongPasswordAndAnUnknownUser() {
            Reply wrong = cognito.signIn(authorize(Picture.SPA), USER, "WrongPassword123");
            Reply unknown = cognito.signIn(authorize(Picture.SPA), "n<b>\"@example.com", "WrongPassword123");

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
        void refusesAFormFromElsewhere(String cookie, String field) {
            Reply reply = cognito.post(
                    "/login?" + RunningCognito.encode(authorize(Picture.SPA)),
                    RunningCognito.form("_csrf", field, "username", USER, "password", PASSWORD),
                    "cookie",
                    "XSRF-TOKEN=" + cookie);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("location")).isEmpty();
            assertThat(reply.header("set-cookie")).isEmpty();
        }

        @Test
        void checksTheRequestAgain() {
            Map<String, String> parameters = with(Picture.SPA, "redirect_uri", "http://evil.example/");
            isErrorPage(cognito.signIn(parameters, USER, PASSWORD), "not registered");
        }

        /** DOC: login_hint. */
        @Test
        void fillsInTheHint() {
            Reply page = cognito.get("/login?" + RunningCognito.encode(with(Picture.SPA, "login_hint", "a\"b@c.d")));
            assertThat(page.body()).contains("value=\"a&quot;b@c.d\"");
        }
    }

    /** DOC: one hour. */
    @Nested
    final class BrowserSession {
        @Test
        void skipsTheFormForAnHour() {
            String cookie = session();
            cognito.clock.advance(Duration.ofHours(1).minusSeconds(1));
            Reply reply = cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie);
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.location()).startsWith(Picture.CALLBACK + "?code=");
            cognito.clock.advance(Duration.ofSeconds(1));
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie)
                            .location())
                    .startsWith("/login?");
            // Attack 66: a clock set back revives nothing.
            cognito.clock.advance(Duration.ofHours(-1));
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie)
                            .location())
                    .startsWith("/login?");
        }

        @Test
        void authTimeIsThatOfTheSignIn() {
            String cookie = session();
            long signedIn = cognito.clock.instant().getEpochSecond();
            cognito.clock.advance(Duration.ofMinutes(30));
            Reply reply = cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie);
            JsonObject tokens = cognito.post(
                            "/oauth2/token",
                            RunningCognito.redeem(
                                    Picture.SPA, query(reply.location()).getOrDefault("code", "")))
                    .json();
            assertThat(claims(tokens.get("id_token").getAsString())
                            .get("auth_time")
                            .getAsLong())
                    .isEqualTo(signedIn);
        }

        @Test
        void servesEveryClientOfThePool() {
            Reply reply = cognito.authorizePage(authorize(Picture.CLI), "cookie", session());
            assertThat(reply.location()).startsWith(Picture.CALLBACK + "?code=");
        }

        /** Attack 55: an id that was planted is not taken over. */
        @Test
        void beginsWithAnIdOfItsOwn() {
            String planted = "A".repeat(43);
            String login = "/login?" + RunningCognito.encode(authorize(Picture.SPA));
            String xsrf = cognito.get(login).cookie("XSRF-TOKEN");
            Reply back = cognito.post(
                    login,
                    RunningCognito.form("_csrf", xsrf, "username", USER, "password", PASSWORD),
                    "cookie",
                    "XSRF-TOKEN=" + xsrf + "; cognito-Ab12Cd34E=" + planted);
            assertThat(back.cookie("cognito-")).isNotEqualTo(planted);
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", "cognito-Ab12Cd34E=" + planted)
                            .location())
                    .startsWith("/login?");
        }
    }

    /** DOC "The redirect and authorization endpoint": tokens in the fragment, no refresh token. */
    @Nested
    final class Implicit {
        @Test
        void givesTokensInTheFragment() throws Exception {
            Map<String, String> parameters = with(Picture.FRANK, "response_type", "token");
            Reply back = cognito.signIn(parameters, USER, PASSWORD);

            assertThat(back.location()).startsWith(Picture.CALLBACK + "#");
            Map<String, String> fragment = query(back.location());
            assertThat(fragment)
                    .containsOnlyKeys("id_token", "access_token", "token_type", "expires_in", "state")
                    .containsEntry("token_type", "bearer")
                    .containsEntry("expires_in", "900");
            JsonObject id = claims(fragment.getOrDefault("id_token", ""));
            assertThat(id.get("nonce").getAsString()).isEqualTo("n-1");
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(fragment.getOrDefault("access_token", "")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(id.get("at_hash").getAsString())
                    .isEqualTo(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 16)));
        }

        @Test
        void givesNoIdTokenWithoutOpenid() {
            Map<String, String> parameters = with(Picture.FRANK, "response_type", "token");
            parameters.put("scope", Picture.READ);
            assertThat(query(cognito.signIn(parameters, USER, PASSWORD).location()))
                    .doesNotContainKey("id_token")
                    .containsKey("access_token");
        }
    }

    /** DOC "Logout endpoint". */
    @Nested
    final class Logout {
        private Reply logout(Map<String, String> parameters, String cookie) {
            return cognito.get("/logout?" + RunningCognito.encode(parameters), "cookie", cookie);
        }

        @Test
        void endsTheSessionAndGoesToARegisteredAddress() {
            String cookie = session();
            Reply reply = logout(RunningCognito.form("client_id", Picture.SPA, "logout_uri", Picture.LOGOUT), cookie);

            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.location()).isEqualTo(Picture.LOGOUT);
            assertThat(reply.header("set-cookie"))
                    .contains("cognito-Ab12Cd34E=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
            assertThat(reply.header("access-control-allow-origin")).isEmpty();
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie)
                            .location())
                    .startsWith("/login?");
        }

        @Test
        void tokensLiveOn() {
            JsonObject tokens = cognito.tokens(Picture.SPA, USER, "openid");
            logout(RunningCognito.form("client_id", Picture.SPA, "logout_uri", Picture.LOGOUT), session());
            assertThat(cognito.post(
                                    "/oauth2/token",
                                    RunningCognito.form(
                                            "grant_type",
                                            "refresh_token",
                                            "client_id",
                                            Picture.SPA,
                                            "refresh_token",
                                            tokens.get("refresh_token").getAsString()))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void theOtherFormGoesBackToTheSignInPage() {
            String cookie = session();
            Reply reply = logout(authorize(Picture.SPA), cookie);
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.location()).startsWith("/login?");
            assertThat(query(reply.location())).isEqualTo(authorize(Picture.SPA));
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie)
                            .location())
                    .startsWith("/login?");
        }

        /** Attack 54. */
        @ParameterizedTest
        @ValueSource(
                strings = {"http://localhost:3000/?x=1", "//evil.example", "http://localhost:3000", Picture.CALLBACK})
        void refusesAnotherAddressAndKeepsTheSession(String address) {
            String cookie = session();
            isErrorPage(
                    logout(RunningCognito.form("client_id", Picture.SPA, "logout_uri", address), cookie),
                    "not registered");
            assertThat(cognito.authorizePage(authorize(Picture.SPA), "cookie", cookie)
                            .location())
                    .startsWith(Picture.CALLBACK);
        }

        @Test
        void refusesAnUnknownClientAndNeitherForm() {
            isErrorPage(
                    logout(RunningCognito.form("client_id", "x", "logout_uri", Picture.LOGOUT), "a=b"),
                    "This app is not registered.");
            isErrorPage(logout(RunningCognito.form("client_id", Picture.SPA), "a=b"), "not registered");
            assertThat(cognito.send("POST", "/logout", "").status()).isEqualTo(405);
        }
    }
}
