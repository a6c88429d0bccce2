package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthenticatorApp;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in with a second factor on the hosted pages. */
final class MfaSignInTest extends BrowserWalk {
    private void requireMfa(boolean app, boolean mail) {
        cognito.cloud.declare(TestState.declared(TestState.with(
                TestState.pool(cognito.issuer()),
                new UserPool.Mfa("ON", app, mail ? Optional.of(PoolMails.SIGN_IN) : Optional.empty()))));
    }

    private TestBrowser signedIn() {
        TestBrowser browser = browser();
        browser.send("username", USER, "password", PASSWORD);
        return browser;
    }

    private String key(TestBrowser browser) {
        String html = browser.page.body();
        int from = html.indexOf("<b class=\"code\">") + 16;
        return html.substring(from, html.indexOf("</b>", from)).replace(" ", "");
    }

    private String shown(String key) {
        return AuthenticatorApp.code(key, cognito.clock.millis());
    }

    @Test
    void setsUpAnAppAndAsksForItsCodeTheNextTime() {
        requireMfa(true, false);
        TestBrowser browser = signedIn();
        assertThat(browser.at).isEqualTo("/mfa/register");
        assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        String key = key(browser);
        browser.open(browser.address);
        assertThat(key(browser))
                .as("a page that is opened again shows the same")
                .isEqualTo(key);
        browser.send("code", "12345");
        showsProblem(
                browser,
                "The code is not correct. Wait for the next code; if it is also rejected, check your phone’s clock.");
        assertThat(key(browser)).isEqualTo(key);
        isRedirectedToTheClient(browser.send("code", shown(key)));

        cognito.clock.advance(Duration.ofSeconds(30));
        TestBrowser again = signedIn();
        assertThat(again.at).isEqualTo("/mfa");
        assertThat(again.page.body()).contains("Enter the six-digit code that your authenticator app shows.");
        assertThat(again.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        isRedirectedToTheClient(again.send("code", shown(key)));
        assertThat(again.cookies).containsKey("cognito-Ab12Cd34E");
        assertThat(again.flows()).isEmpty();
    }

    /** An attacker who knows the password does not see the key that the user has scanned and not yet confirmed. */
    @Test
    void offersEachSessionADifferentKey() {
        requireMfa(true, false);
        TestBrowser browser = signedIn();
        TestBrowser thief = signedIn();
        String stolen = key(thief);
        assertThat(stolen).isNotEqualTo(key(browser));
        thief.send("code", "000000");
        assertThat(key(thief)).isEqualTo(stolen);
        isRedirectedToTheClient(browser.send("code", shown(key(browser))));
        thief.send("code", shown(stolen));
        showsProblem(thief, "Invalid session for the user.");
        assertThat(thief.cookies).doesNotContainKey("cognito-Ab12Cd34E");
    }

    @Test
    void acceptsACodeByEmail() {
        requireMfa(false, true);
        TestBrowser browser = signedIn();
        assertThat(browser.at).isEqualTo("/mfa");
        assertThat(browser.page.body()).contains("Enter the code that was sent to u***@e***.");
        browser.send("code", browser.mailedCode().equals("000000") ? "000001" : "000000");
        showsProblem(browser, "Invalid verification code provided, please try again.");
        isRedirectedToTheClient(browser.send("code", browser.mailedCode()));
    }

    @Test
    void offersAChoiceOfTwoFactors() {
        requireMfa(true, true);
        TestBrowser browser = signedIn();
        browser.send("code", browser.mailedCode());
        UserPool pool = TestState.pool(cognito.issuer());
        String key = AuthenticatorApp.register(
                cognito, TestState.with(pool, new UserPool.Mfa("OPTIONAL", true, Optional.empty())), USER);
        TestBrowser again = signedIn();
        assertThat(again.at).isEqualTo("/mfa/choose");
        assertThat(again.forms()).isEqualTo(2);
        again.send(1);
        assertThat(again.at).isEqualTo("/mfa");
        isRedirectedToTheClient(again.send("code", shown(key)));
        TestBrowser third = signedIn();
        third.send(0);
        isRedirectedToTheClient(third.send("code", third.mailedCode()));
    }

    /** A sign-up is only a first factor. */
    @Test
    void isRequiredAfterASignUp() {
        requireMfa(true, false);
        TestBrowser browser = signedUp();
        browser.send("code", browser.mailedCode());
        assertThat(browser.at).isEqualTo("/mfa/register");
        assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
    }

    @Test
    void startsAgainAfterTheSessionExpired() {
        requireMfa(false, true);
        TestBrowser browser = signedIn();
        cognito.clock.advance(Duration.ofMinutes(3));
        browser.send("code", browser.mailedCode());
        assertThat(browser.at).isEqualTo("/login");
        assertThat(browser.page.body()).contains("Your sign-in has expired. Sign in again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mfa", "/mfa/choose", "/mfa/register"})
    void refusesABrowserThatDidNotSignIn(String path) {
        requireMfa(true, true);
        TestBrowser other = browser();
        other.open(path + "?" + RunningCognito.encode(authorize(TestState.SPA)));
        assertThat(other.at).isEqualTo("/login");
        other.postTo(other.urlOf(path), "code", "123456", "factor", "EMAIL_OTP");
        assertThat(other.at).isEqualTo("/login");
    }

    /** Each page answers only its own challenge, so that no other page bypasses the code. */
    @ParameterizedTest
    @ValueSource(strings = {"/mfa/choose", "/mfa/register", "/changePassword"})
    void cannotBeBypassedByThePageOfAnotherChallenge(String path) {
        requireMfa(false, true);
        TestBrowser browser = signedIn();
        browser.postTo(
                browser.urlOf(path), "code", "123456", "factor", "EMAIL_OTP", "password", NEXT, "repeated", NEXT);
        assertThat(browser.at).isEqualTo("/login");
        assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
    }
}
