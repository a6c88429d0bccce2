package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.html.HtmlText;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The local mailbox as a page. It never allows CORS: emails contain codes, which no web page may read. The browser loads it
 * again every few seconds (HTTP header Refresh), which a link on the page stops (WCAG 2.2.2).
 */
public final class InboxPage {
    public static final String PATH = "/inbox";

    private static final String PAUSED = PATH + "?refresh=off";
    private static final int REFRESH_SECONDS = 5;
    private static final int MAX_MAILS_SHOWN = 50;

    private final Mailbox mailbox;
    private final DateTimeFormatter time;

    /** @param zone in which the page shows the times of the emails */
    public InboxPage(Mailbox mailbox, ZoneId zone) {
        this.mailbox = mailbox;
        this.time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    public HttpResponse show(HttpRequest request) {
        boolean paused = request.query().equals("refresh=off");
        HttpResponse page = page(paused);
        return paused ? page : page.with("refresh", String.valueOf(REFRESH_SECONDS));
    }

    private HttpResponse page(boolean paused) {
        List<Mailbox.Mail> mails = mailbox.all();
        PageBody page = new PageBody(Messages.MAILBOX)
                .lead(mails.isEmpty() ? Messages.MAILBOX_EMPTY.text() : Messages.MAILBOX_LEAD.text())
                .link("", paused ? PAUSED : PATH, Messages.MAILBOX_REFRESH)
                .link("", paused ? PATH : PAUSED, paused ? Messages.MAILBOX_RESUME : Messages.MAILBOX_PAUSE);
        int oldest = Math.max(0, mails.size() - MAX_MAILS_SHOWN);
        for (int i = mails.size() - 1; i >= oldest; i--) {
            page.markup(mail(mails.get(i)));
        }
        if (oldest > 0) {
            page.footnote(Messages.MAILBOX_MORE.format(MAX_MAILS_SHOWN, mails.size()));
        }
        return page.render(200);
    }

    private String mail(Mailbox.Mail mail) {
        return "<article>\n<h2>" + HtmlText.escape(mail.subject()) + "</h2>\n<p class=\"meta\">"
                + HtmlText.escape(Messages.MAILBOX_TO.format(mail.to())) + "<br><time datetime=\""
                + HtmlText.escape(mail.time())
                + "\">" + HtmlText.escape(time.format(Instant.parse(mail.time()))) + "</time></p>\n<p class=\"mail\">"
                + body(mail)
                + "</p>\n</article>\n";
    }

    /** Highlights the code, so that it is easy to find and to select with a double click. */
    private static String body(Mailbox.Mail mail) {
        String text = HtmlText.escape(mail.body());
        String code = HtmlText.escape(mail.code());
        return code.isEmpty() ? text : text.replace(code, "<b class=\"code\">" + code + "</b>");
    }
}
