package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sign-up on the hosted pages. */
final class SignUpPageTest extends BrowserWalk {
    @Test
    void redirectsToTheClientAfterTheEmailedCode() {
        TestBrowser browser = signedUp();

        assertThat(browser.at).isEqualTo("/confirm");
        assertThat(browser.page.body()).contains("Enter the code that was sent to n***@e***.");
        isRedirectedToTheClient(browser.send("code", browser.mailedCode()));
        assertThat(browser.cookies).containsKey("cognito-Ab12Cd34E");
        assertThat(browser.flows()).isEmpty();
    }

    /** A browser that did not choose the password must sign in with it. */
    @Test
    void redirectsAnotherBrowserToTheSignInPage() {
        signedUp();
        TestBrowser other = browser();
        other.open("/confirm?" + RunningCognito.encode(authorize(TestState.SPA)));
        other.send("username", NEW, "code", other.mailedCode());

        assertThat(other.at).isEqualTo("/login");
        assertThat(other.page.body())
                .contains("role=\"status\">Your account is confirmed. Sign in to continue.</p>")
                .contains("value=\"" + NEW + "\"");
        assertThat(other.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        isRedirectedToTheClient(other.send("username", NEW, "password", PASSWORD));
    }

    @Test
    void keepsTheTypedValuesExceptPasswords() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", NEW, "password", "short", "repeated", "short");

        showsProblem(browser, "The password is too short: it needs at least 12 characters.");
        assertThat(browser.page.body()).contains("value=\"" + NEW + "\"").doesNotContain("value=\"short\"");
    }

    /** The page explains what the API reports as "1 validation error detected". */
    @Test
    void explainsThatAPasswordCannotStartWithASpace() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", NEW, "password", " " + PASSWORD, "repeated", " " + PASSWORD);
        showsProblem(browser, "The password can have at most 256 characters and cannot start or end with a space.");
    }

    @Test
    void showsThePasswordPolicy() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        assertThat(browser.page.body())
                .contains("At least 12 characters, with an upper-case letter, a lower-case letter and a number<");
        browser.send("username", NEW, "password", "alllowercase1", "repeated", "alllowercase1");
        showsProblem(browser, "The password needs an upper-case letter.");
    }

    @Test
    void refusesTwoDifferentPasswords() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", NEW, "password", PASSWORD, "repeated", NEXT);
        showsProblem(browser, "The two passwords do not match.");
        assertThat(cognito.pools.mailbox().all()).isEmpty();
    }

    /** DOC "Managing error responses": a sign-up reports that the username exists. */
    @Test
    void reportsAnExistingUsername() {
        TestBrowser browser = browser();
        browser.follow("Create an account");
        browser.send("username", USER, "password", PASSWORD, "repeated", PASSWORD);
        showsProblem(browser, "An account with the given email already exists.");
    }

    @Test
    void asksForRequiredAttributes() {
        cognito.cloud.declare(TestState.declared(
                TestState.with(TestState.pool(cognito.issuer()), TestState.requiring("family_name"), Set.of("email"))));
        TestBrowser browser = browser();
        browser.follow("Create an account");
        assertThat(browser.page.body()).contains("<label for=\"family_name\">Family name</label>");
    }

    /** The server computes the secret hash of a client with a secret. */
    @Test
    void worksForAClientWithASecret() {
        TestBrowser browser = new TestBrowser(cognito, authorize(TestState.WEB));
        browser.follow("Create an account");
        browser.send("username", NEW, "password", PASSWORD, "repeated", PASSWORD);
        isRedirectedToTheClient(browser.send("code", browser.mailedCode()));
    }

    @Test
    void isNotAvailableIfOnlyAdministratorsCreateUsers() {
        UserPool closed = TestState.pool(cognito.issuer(), false, Optional.of("local-example"));
        cognito.cloud.declare(TestState.declared(closed));
        TestBrowser browser = browser();
        assertThat(browser.page.body()).doesNotContain("Create an account");
        browser.open("/signup?" + RunningCognito.encode(authorize(TestState.SPA)));
        showsProblem(browser, "Only an administrator can create accounts for this app.");
    }
}
