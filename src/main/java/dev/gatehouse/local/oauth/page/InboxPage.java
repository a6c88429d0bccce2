package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import io.jstach.jstache.JStache;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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

    /**
     * @param at the time in the zone of the reader
     * @param instant the time in ISO 8601
     */
    @JStache(template = """
            <article>
            <h2>{{subject}}</h2>
            <p class="meta">{{to}}<br><time datetime="{{instant}}">{{at}}</time></p>
            <p class="mail">{{#body}}{{#code}}<b class="code">{{text}}</b>{{/code}}{{^code}}{{text}}{{/code}}{{/body}}</p>
            </article>
            """)
    record MailMarkup(String subject, String to, String instant, String at, List<BodyText> body) {
        @Override
        public String toString() {
            return "MailMarkup[***]";
        }
    }

    /** @param code whether the text is the code of the email */
    record BodyText(String text, boolean code) {
        @Override
        public String toString() {
            return "BodyText[***]";
        }
    }

    private String mail(Mailbox.Mail mail) {
        MailMarkup markup = new MailMarkup(
                mail.subject(),
                Messages.MAILBOX_TO.format(mail.to()),
                mail.time(),
                time.format(Instant.parse(mail.time())),
                body(mail));
        return MailMarkupRenderer.of().execute(markup, new StringBuilder()).toString();
    }

    /** Highlights the code, so that it is easy to find and to select with a double click. */
    private static List<BodyText> body(Mailbox.Mail mail) {
        List<BodyText> texts = new ArrayList<>();
        String rest = mail.body();
        int at = mail.code().isEmpty() ? -1 : rest.indexOf(mail.code());
        while (at >= 0) {
            texts.add(new BodyText(rest.substring(0, at), false));
            texts.add(new BodyText(mail.code(), true));
            rest = rest.substring(at + mail.code().length());
            at = rest.indexOf(mail.code());
        }
        texts.add(new BodyText(rest, false));
        return texts;
    }
}
