package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import org.junit.jupiter.api.AfterEach;

/** Steps through the hosted pages that the tests of this package share, on a local Cognito for each test. */
abstract class BrowserWalk {
    static final String NEW = "new@example.com";
    static final String NEXT = "AnotherPassword456";

    final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    final TestBrowser browser() {
        return new TestBrowser(cognito, authorize(TestState.SPA));
    }

    /** Signs a new user up, who must still confirm the account. */
    final TestBrowser signedUp() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
        return browser;
    }

    static void isRedirectedToTheClient(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        assertThat(reply.location()).startsWith(TestState.CALLBACK + "?code=");
        assertThat(query(reply.location())).containsEntry("state", "a state/+&");
    }

    final void showsProblem(TestBrowser browser, String problem) {
        assertThat(browser.page.status()).isEqualTo(400);
        assertThat(browser.page.body()).contains("role=\"alert\">" + problem + "</p>");
        assertThat(cognito.reason()).isNotEmpty();
    }
}
