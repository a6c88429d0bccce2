package dev.gatehouse.local.console.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Store;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page Mail. */
final class MailPageTest {
    private final SettableClock clock = new SettableClock();
    private final Mailbox mailbox = new Mailbox(Store.inMemory(), clock, line -> {});
    private final PageClient client = new PageClient(new MailPage(mailbox, ZoneId.of("America/New_York")));

    private void send(String to, String code) {
        mailbox.send(to, PoolMails.COGNITO_DEFAULT.verification(), to, code);
    }

    private static List<String> ids(String html) {
        return Pattern.compile("data-copy=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void explainsAnEmptyMailbox() {
        assertThat(client.text("mail")).contains("No mail yet. Codes and invitations appear here");
    }

    @Test
    void showsEachMailWithItsCodeInAFieldToCopy() {
        send("a@example.com", "123456");
        String id = "mail-20261123070000-1";
        assertThat(client.text("mail"))
                .contains("<h2 id=\"" + id + "-subject\">Your verification code</h2>")
                .contains("To a@example.com · <time datetime=\"2026-11-23T07:00:00Z\">2026-11-23 02:00:00</time>")
                .contains("<input id=\"" + id + "\" class=\"code\" readonly value=\"123456\"")
                .contains("class=\"copy\" data-copy=\"" + id + "\"")
                .contains("<p class=\"lines\">Your confirmation code is 123456</p>");
    }

    @Test
    void showsTheNewestFirst() {
        send("a@example.com", "111111");
        clock.advance(Duration.ofSeconds(1));
        send("b@example.com", "222222");
        String page = client.text("mail");
        assertThat(page.indexOf("222222")).isPositive().isLessThan(page.indexOf("111111"));
    }

    @Test
    void showsOnlyTheMailsToOneRecipient() {
        send("a+b@example.com", "111111");
        send("c@example.com", "222222");
        String page = client.text("mail?to=a%2Bb%40example.com");
        assertThat(page)
                .contains("111111", "<option value=\"a+b@example.com\" selected>", "<option value=\"c@example.com\">")
                .contains("data-live=\"/console/mail?to=a%2Bb%40example.com&fragment=1\"")
                .doesNotContain("222222");
        assertThat(client.text("mail?to=none%40example.com"))
                .contains("No mail was sent to none@example.com.", "<option value=\"none@example.com\" selected>");
    }

    @Test
    void isAFragmentForTheScript() {
        send("a@example.com", "111111");
        assertThat(client.text("mail?fragment=1")).contains("111111").doesNotContain("<html", "<h1>", "<select");
    }

    /** The script sets the focus back to the button that had it. */
    @Test
    void keepsTheIdOfAMailWhenAnotherArrives() {
        send("a@example.com", "111111");
        send("a@example.com", "222222");
        List<String> before = ids(client.text("mail"));
        clock.advance(Duration.ofSeconds(1));
        send("a@example.com", "333333");

        assertThat(ids(client.text("mail"))).doesNotHaveDuplicates().hasSize(3).endsWith(before.get(0), before.get(1));
    }

    @Test
    void escapesAddressesSubjectsAndTexts() {
        String hostile = "\"><script>alert(1)</script>";
        mailbox.send(hostile, new PoolMails.Message(hostile, hostile + "{####}"), "u", hostile);
        HttpResponse shown = client.open("mail");
        assertThat(shown.bodyText()).doesNotContain(hostile, "<script>alert");
        assertThat(PageClient.text(shown))
                .contains("value=\"" + hostile + "\"", "<p class=\"lines\">" + hostile + hostile);
    }

    @Test
    void hasNoPagesBelow() {
        assertThat(client.open("mail/1").status()).isEqualTo(404);
    }
}
