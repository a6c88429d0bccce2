package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Mailbox;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;

/** The mailbox, to be read by a person. Never with CORS: mails hold codes, and no web page may read them. */
final class InboxPage {
    static final String PATH = "/inbox";

    private static final int SHOWN = 50;

    private final Mailbox mailbox;

    InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    HttpResponse show() {
        List<Mailbox.Mail> mails = mailbox.all();
        PageBody page = new PageBody(Words.INBOX)
                .lead(mails.isEmpty() ? Words.INBOX_EMPTY.text() : Words.INBOX_LEAD.text())
                .link("", PATH, Words.INBOX_REFRESH);
        int oldest = Math.max(0, mails.size() - SHOWN);
        for (int i = mails.size() - 1; i >= oldest; i--) {
            page.markup(mail(mails.get(i)));
        }
        if (oldest > 0) {
            page.small(Words.INBOX_MORE.with(SHOWN, mails.size()));
        }
        return page.show(200);
    }

    private static String mail(Mailbox.Mail mail) {
        return "<article>\n<h2>" + Html.escape(mail.subject()) + "</h2>\n<p class=\"meta\">"
                + Html.escape(Words.INBOX_TO.with(mail.to())) + "<br><time datetime=\"" + Html.escape(mail.time())
                + "\">" + Html.escape(mail.time()) + "</time></p>\n<p class=\"mail\">" + body(mail)
                + "</p>\n</article>\n";
    }

    /** The code stands out, so that it is found at a glance and selected by two clicks. */
    private static String body(Mailbox.Mail mail) {
        String text = Html.escape(mail.body());
        String code = Html.escape(mail.code());
        return code.isEmpty() ? text : text.replace(code, "<b class=\"code\">" + code + "</b>");
    }
}
