package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.oauth.TestBrowser;
import org.junit.jupiter.api.Test;

/** The local mailbox as a page. */
final class InboxPageTest extends BrowserWalk {
    @Test
    void showsTheNewestFirstAndEscapesTypedText() {
        TestBrowser browser = browser();
        assertThat(cognito.get("/inbox").body()).contains("No emails yet.");
        browser.follow("Forgot your password?");
        browser.send("username", USER);
        TestBrowser other = browser();
        other.follow("Create an account");
        other.send("username", "<i>x@example.com", "password", PASSWORD, "repeated", PASSWORD);

        Reply inbox = cognito.get("/inbox");
        assertThat(inbox.status()).isEqualTo(200);
        assertThat(inbox.header("access-control-allow-origin")).isEmpty();
        assertThat(inbox.header("cache-control")).contains("no-store");
        assertThat(inbox.header("content-security-policy")).get().asString().contains("default-src 'none'");
        assertThat(inbox.body())
                .contains("<b class=\"code\">" + other.mailedCode() + "</b>")
                .contains("To &lt;i&gt;x@example.com")
                .doesNotContain("<i>x");
        assertThat(inbox.body().indexOf("To &lt;i&gt;x"))
                .isLessThan(inbox.body().indexOf("To " + USER));
    }

    @Test
    void allowsOnlyGet() {
        assertThat(cognito.send("POST", "/inbox", "x").status()).isEqualTo(405);
    }
}
