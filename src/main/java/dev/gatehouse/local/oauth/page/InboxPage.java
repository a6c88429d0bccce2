package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.Html;
import java.util.List;

/** The mailbox, to be read by a person. Never with CORS: mails hold codes, and no web page may read them. */
public final class InboxPage {
    public static final String PATH = "/inbox";

    private static final int SHOWN = 50;

    private final Mailbox mailbox;

    public InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public HttpResponse show() {
        List<Mailbox.Mail> mails = mailbox.all();
        PageBody page = new PageBody(Messages.INBOX)
                .lead(mails.isEmpty() ? Messages.INBOX_EMPTY.text() : Messages.INBOX_LEAD.text())
                .link("", PATH, Messages.INBOX_REFRESH);
        int oldest = Math.max(0, mails.size() - SHOWN);
        for (int i = mails.size() - 1; i >= oldest; i--) {
            page.markup(mail(mails.get(i)));
        }
        if (oldest > 0) {
            page.small(Messages.INBOX_MORE.with(SHOWN, mails.size()));
        }
        return page.show(200);
    }

    private static String mail(Mailbox.Mail mail) {
        return "<article>\n<h2>" + Html.escape(mail.subject()) + "</h2>\n<p class=\"meta\">"
                + Html.escape(Messages.INBOX_TO.with(mail.to())) + "<br><time datetime=\"" + Html.escape(mail.time())
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
