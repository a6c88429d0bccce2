package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.oauth.TestBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
    void showsTheLocalTimeInSeconds() {
        TestBrowser browser = browser();
        browser.follow("Forgot your password?");
        browser.send("username", USER);
        String sent = cognito.pools.mailbox().all().get(0).time();
        cognito.clock.advance(Duration.ofNanos(123_456_789));
        browser.follow("Send a new code");
        browser.send("username", USER);

        InboxPage inbox = new InboxPage(cognito.pools.mailbox(), ZoneId.of("Asia/Kolkata"));
        String local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .format(Instant.parse(sent).atZone(ZoneOffset.ofHoursMinutes(5, 30)));
        assertThat(inbox.show(get("/inbox", "")).bodyText())
                .contains("<time datetime=\"" + sent + "\">" + local + "</time>")
                .doesNotContain("123456789Z</time>");
    }

    @Test
    void refreshesEveryFiveSecondsUntilItIsStopped() {
        TestBrowser browser = browser();
        browser.open("/inbox");
        assertThat(browser.page.header("refresh")).contains("5");
        browser.follow("Stop refreshing");
        assertThat(browser.page.header("refresh")).isEmpty();
        browser.follow("Refresh");
        assertThat(browser.page.header("refresh")).isEmpty();
        browser.follow("Refresh every 5 seconds");
        assertThat(browser.page.header("refresh")).contains("5");
    }

    private static HttpRequest get(String path, String query) {
        return new HttpRequest("GET", path, query, Headers.of(), new byte[0], "127.0.0.1", "HTTP/1.1");
    }

    @Test
    void allowsOnlyGet() {
        assertThat(cognito.send("POST", "/inbox", "x").status()).isEqualTo(405);
    }
}
