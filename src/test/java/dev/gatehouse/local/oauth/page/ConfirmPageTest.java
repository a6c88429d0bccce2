package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Confirmation of a sign-up on the hosted pages, and new codes. */
final class ConfirmPageTest extends BrowserWalk {
    @Test
    void limitsWrongCodes() {
        TestBrowser browser = signedUp();
        String wrong = browser.mailedCode().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            browser.send("code", wrong);
            showsProblem(browser, "Invalid verification code provided, please try again.");
        }
        browser.send("code", browser.mailedCode());
        showsProblem(browser, "Attempt limit exceeded, please try after some time.");
    }

    @Test
    void aNewCodeReplacesTheFirst() {
        TestBrowser browser = signedUp();
        String first = browser.mailedCode();
        browser.follow("Send a new code");
        browser.send();

        assertThat(browser.at).isEqualTo("/confirm");
        assertThat(browser.page.body()).contains("role=\"status\">A new code was sent to n***@e***.</p>");
        assertThat(cognito.pools.mailbox().all()).hasSize(2);
        if (!first.equals(browser.mailedCode())) {
            browser.send("code", first);
            showsProblem(browser, "Invalid verification code provided, please try again.");
        }
        isRedirectedToTheClient(browser.send("code", browser.mailedCode()));
    }

    /** CHOICE: an unconfirmed user who signs in continues at the page for the code. */
    @Test
    void followsTheSignInOfAnUnconfirmedUser() {
        signedUp();
        TestBrowser later = browser();
        later.send("username", NEW, "password", PASSWORD);

        assertThat(later.at).isEqualTo("/confirm");
        assertThat(later.page.body())
                .contains("role=\"status\">This account is not confirmed yet.</p>")
                .doesNotContain("for=\"username\"");
        later.send("code", later.mailedCode());
        assertThat(later.at).isEqualTo("/login");
    }

    /** Attack 56: the response to an unknown username is the same as to an existing one. */
    @Test
    void showsTheSameForAnUnknownUsername() {
        TestBrowser browser = browser();
        browser.open("/resendcode?" + RunningCognito.encode(authorize(TestState.SPA)));
        browser.send("username", "nobody@example.com");
        assertThat(browser.at).isEqualTo("/confirm");
        assertThat(browser.page.body()).contains("A new code was sent to n***@e***.");
        assertThat(cognito.pools.mailbox().all()).isEmpty();
    }

    /** Attack 80: the page and the API share one limit. */
    @Test
    void sendsAtMostFiveNewCodesAnHour() {
        TestBrowser browser = signedUp();
        for (int i = 0; i < 5; i++) {
            browser.open(browser.urlOf("/resendcode"));
            browser.send("username", NEW);
            assertThat(browser.at).isEqualTo("/confirm");
        }
        browser.open(browser.urlOf("/resendcode"));
        browser.send("username", NEW);
        showsProblem(browser, "Attempt limit exceeded, please try after some time.");
        assertThat(cognito.pools.mailbox().all()).hasSize(6);
    }

    @Test
    void forgetsTheSignInFlowAfterFifteenMinutes() {
        TestBrowser browser = signedUp();
        cognito.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        browser.open(browser.address);
        assertThat(browser.page.body()).doesNotContain("for=\"username\"");
        cognito.clock.advance(Duration.ofMillis(1));
        browser.open(browser.address);
        assertThat(browser.page.body()).contains("for=\"username\"");
    }

    /** A sign-in flow belongs to the client that started it. */
    @Test
    void doesNotContinueTheFlowOfAnotherClient() {
        TestBrowser browser = signedUp();
        String flow = RunningCognito.query(browser.address).get("flow");
        browser.open("/confirm?" + RunningCognito.encode(authorize(TestState.WEB)) + "&flow=" + flow);
        assertThat(browser.page.body()).contains("for=\"username\"").doesNotContain("n***@e***");
    }
}
