package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pages that reset a forgotten password. */
final class ForgotPasswordPagesTest extends BrowserWalk {
    @Test
    void setANewPasswordForTheNextSignIn() {
        TestBrowser browser = browser();
        browser.follow("Forgot your password?");
        browser.send("username", USER);
        assertThat(browser.at).isEqualTo("/confirmforgotPassword");
        assertThat(browser.page.body()).contains("sent to u***@e***.");
        browser.send("code", browser.mailedCode(), "password", NEXT, "repeated", NEXT);

        assertThat(browser.at).isEqualTo("/login");
        assertThat(browser.page.body())
                .contains("role=\"status\">Your password has been changed. Sign in with the new password.</p>");
        browser.send("username", USER, "password", PASSWORD);
        showsProblem(browser, "Incorrect username or password.");
        isRedirectedToTheClient(browser.send("username", USER, "password", NEXT));
    }

    /** Attack 56. */
    @Test
    void showTheSameForAnUnknownUsername() {
        TestBrowser browser = browser();
        browser.follow("Forgot your password?");
        browser.send("username", "unknown@example.com");
        assertThat(browser.at).isEqualTo("/confirmforgotPassword");
        assertThat(browser.page.body()).contains("sent to u***@e***.");
        assertThat(cognito.pools.mailbox().all()).isEmpty();
        browser.send("code", "123456", "password", NEXT, "repeated", NEXT);
        showsProblem(browser, "Invalid verification code provided, please try again.");
    }

    @Test
    void keepTheCodeValidAfterAWeakPassword() {
        TestBrowser browser = browser();
        browser.follow("Forgot your password?");
        browser.send("username", USER);
        String code = browser.mailedCode();
        browser.send("code", code, "password", "weakweakweak", "repeated", "weakweakweak");
        showsProblem(browser, "The password needs an upper-case letter.");
        browser.send("code", " " + code + " ", "password", NEXT, "repeated", NEXT);
        assertThat(browser.at).isEqualTo("/login");
    }

    @Test
    void areNotOfferedWithoutAccountRecovery() {
        cognito.cloud.declare(
                TestState.declared(TestState.recovering(TestState.pool(cognito.issuer()), Set.of("admin_only"))));
        assertThat(browser().page.body()).doesNotContain("Forgot your password?");
    }
}
