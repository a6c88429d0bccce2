package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.encode;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the hosted pages from another port of localhost, which shares their cookies (RFC 6265 section 8.5). */
final class CsrfProtectionTest {
    private static final String LOGIN = "/login?" + encode(authorize(TestState.SPA));
    private static final String NEW = "new@example.com";
    private static final String TEMPORARY = "TemporaryPassword1";
    private static final String ATTACKER_PASSWORD = "AttackersPassword1";

    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private TestBrowser browser() {
        return new TestBrowser(cognito, authorize(TestState.SPA));
    }

    /** Signs in with a temporary password, so that the next page asks for a new one. */
    private TestBrowser signedInWithTemporaryPassword() {
        cognito.send(
                "POST",
                "/",
                "{\"UserPoolId\":\"%s\",\"Username\":\"%s\",\"TemporaryPassword\":\"%s\"}"
                        .formatted(TestState.POOL, NEW, TEMPORARY),
                "x-amz-target",
                "AWSCognitoIdentityProviderService.AdminCreateUser",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
                        + " SignedHeaders=host, Signature=" + "0".repeat(64));
        TestBrowser browser = browser();
        browser.send("username", NEW, "password", TEMPORARY);
        assertThat(browser.at).isEqualTo("/changePassword");
        return browser;
    }

    private boolean signsIn(String name, String password) {
        return cognito.signIn(authorize(TestState.SPA), name, password).status() == 303;
    }

    /** Returns a token that this server issued to the attacker. */
    private String attackersToken() {
        return cognito.get(LOGIN).cookie("XSRF-TOKEN");
    }

    /** Attack 83: the victim's browser sends the cookie that the other port planted together with its own cookies. */
    @Nested
    final class APlantedCookie {
        @Test
        void doesNotContinueASignInOfTheVictim() {
            TestBrowser victim = signedInWithTemporaryPassword();
            String planted = attackersToken();
            Reply reply = cognito.post(
                    victim.address,
                    form("_csrf", planted, "password", ATTACKER_PASSWORD, "repeated", ATTACKER_PASSWORD),
                    "cookie",
                    "XSRF-TOKEN=" + planted + "; "
                            + victim.cookies.get(victim.flows().get(0)));

            assertThat(reply.location()).startsWith("/login?");
            assertThat(reply.cookie("cognito-")).isEmpty();
            assertThat(signsIn(NEW, ATTACKER_PASSWORD)).isFalse();
        }

        /** The attacker plants the cookie before the sign-in: the server reuses its number, but the attacker cannot build forms. */
        @Test
        void doesNotFixTheTokenOfALaterSignIn() {
            String planted = attackersToken();
            TestBrowser victim = browser();
            victim.cookies.put("XSRF-TOKEN", "XSRF-TOKEN=" + planted);
            victim.open(LOGIN);
            victim.follow("Create an account");
            victim.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
            assertThat(victim.at).isEqualTo("/confirm");

            String cookie = cognito.post(
                            victim.address, form("_csrf", planted, "code", victim.mailedCode()), victim.cookieHeader())
                    .cookie("cognito-");
            assertThat(cookie).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", ""})
        void isRefusedIfThisServerDidNotIssueIt(String invented) {
            Reply reply = cognito.post(
                    LOGIN,
                    form("_csrf", invented, "username", USER, "password", PASSWORD),
                    "cookie",
                    "XSRF-TOKEN=" + invented);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("set-cookie")).isEmpty();
        }

        @Test
        void isRefusedWithOneChangedCharacter() {
            String token = attackersToken();
            for (int i = 0; i < token.length(); i++) {
                char other = token.charAt(i) == 'A' ? 'Q' : 'A';
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                Reply reply = cognito.post(
                        LOGIN,
                        form("_csrf", changed, "username", USER, "password", PASSWORD),
                        "cookie",
                        "XSRF-TOKEN=" + changed);
                assertThat(reply.status()).as("character " + i).isEqualTo(403);
            }
        }

        /** A token of another browser. */
        @Test
        void doesNotValidateAFormOfAnotherBrowser() {
            TestBrowser victim = signedInWithTemporaryPassword();
            Reply ofAnother = cognito.post(
                    victim.address,
                    form("_csrf", attackersToken(), "password", ATTACKER_PASSWORD, "repeated", ATTACKER_PASSWORD),
                    victim.cookieHeader());
            assertThat(ofAnother.status()).isEqualTo(403);
            assertThat(cognito.reason())
                    .isEqualTo("_csrf in the form and cookie XSRF-TOKEN must come from the same page of this"
                            + " server: the form is from another site, has expired, or cookies are blocked;"
                            + " load the page again");
        }

        /** The page sets a new cookie instead. */
        @Test
        void isReplacedIfThisServerDidNotIssueIt() {
            String invented = "A".repeat(43);
            Reply page = cognito.get(LOGIN, "cookie", "XSRF-TOKEN=" + invented);
            assertThat(page.cookie("XSRF-TOKEN")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(invented);
            assertThat(page.body()).doesNotContain(invented);
        }
    }

    /** Attack 84: the attacker's page submits a form itself, with a planted cookie and a matching field. */
    @Nested
    final class AFormOfAnotherOrigin {
        private Reply post(Map<String, String> headers) {
            String token = attackersToken();
            List<String> all = new ArrayList<>(List.of("cookie", "XSRF-TOKEN=" + token));
            headers.forEach((name, value) -> all.addAll(List.of(name, value)));
            return cognito.post(
                    LOGIN, form("_csrf", token, "username", USER, "password", PASSWORD), all.toArray(new String[0]));
        }

        @ParameterizedTest
        @CsvSource({
            "sec-fetch-site,same-site",
            "sec-fetch-site,cross-site",
            "sec-fetch-site,odd",
            "origin,http://localhost:3000",
            "origin,https://evil.example",
            "origin,null"
        })
        void isRefused(String name, String value) {
            Reply reply = post(Map.of(name, value));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("set-cookie")).isEmpty();
            assertThat(cognito.reason())
                    .isEqualTo("the browser reports that the form came from another origin (" + name + ": " + value
                            + "): only forms of the pages of this server are accepted");
        }

        @Test
        void isRefusedIfItsOriginResemblesOurs() {
            String own = cognito.base().toString();
            for (String origin : List.of(own + "0", own + "/", own.replace("http:", "https:"))) {
                assertThat(post(Map.of("origin", origin)).status()).as(origin).isEqualTo(403);
            }
        }

        @Test
        void isAcceptedIfTheOriginIsOurs() {
            assertThat(post(Map.of("origin", cognito.base().toString())).status())
                    .isEqualTo(303);
            assertThat(post(Map.of("sec-fetch-site", "same-origin")).status()).isEqualTo(303);
            assertThat(post(Map.of("sec-fetch-site", "none")).status()).isEqualTo(303);
            // A page cannot set Sec-Fetch-Site; the browser may hide the origin.
            assertThat(post(Map.of("sec-fetch-site", "same-origin", "origin", "null"))
                            .status())
                    .isEqualTo(303);
            assertThat(post(Map.of(
                                    "sec-fetch-site",
                                    "same-site",
                                    "origin",
                                    cognito.base().toString()))
                            .status())
                    .isEqualTo(403);
        }

        /** With this policy, browsers send the origin of our forms and do not send the URL to other sites. */
        @Test
        void isDistinguishedByTheReferrerPolicy() {
            assertThat(cognito.get(LOGIN).header("referrer-policy")).contains("same-origin");
        }
    }

    /** One browser with two tabs. */
    @Nested
    final class TwoTabs {
        @Test
        void bothContinueAfterOneStartedASignIn() {
            TestBrowser browser = browser();
            Reply first = browser.page;
            browser.open(LOGIN);
            browser.follow("Create an account");
            browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
            assertThat(browser.at).isEqualTo("/confirm");
            Reply second = browser.page;

            browser.page = first;
            assertThat(browser.send("username", USER, "password", PASSWORD).status())
                    .isEqualTo(303);
            assertThat(second.cookie("XSRF-TOKEN")).isNotEqualTo(first.cookie("XSRF-TOKEN"));
        }

        /** Scripts use the cookie value as the field, because both are equal on Cognito's pages. */
        @Test
        void fieldAndCookieAreEqualOnEveryPage() {
            TestBrowser browser = browser();
            assertThat(browser.page.body())
                    .contains("name=\"_csrf\" value=\"" + browser.page.cookie("XSRF-TOKEN") + "\"");
            browser.follow("Create an account");
            browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
            assertThat(browser.page.body())
                    .contains("name=\"_csrf\" value=\"" + browser.page.cookie("XSRF-TOKEN") + "\"");
        }
    }
}
