package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.html.HtmlText;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.List;

/** The local mailbox as a page. It never allows CORS: emails contain codes, which no web page may read. */
public final class InboxPage {
    public static final String PATH = "/inbox";

    private static final int MAX_MAILS_SHOWN = 50;

    private final Mailbox mailbox;

    public InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public HttpResponse show() {
        List<Mailbox.Mail> mails = mailbox.all();
        PageBody page = new PageBody(Messages.MAILBOX)
                .lead(mails.isEmpty() ? Messages.MAILBOX_EMPTY.text() : Messages.MAILBOX_LEAD.text())
                .link("", PATH, Messages.MAILBOX_REFRESH);
        int oldest = Math.max(0, mails.size() - MAX_MAILS_SHOWN);
        for (int i = mails.size() - 1; i >= oldest; i--) {
            page.markup(mail(mails.get(i)));
        }
        if (oldest > 0) {
            page.footnote(Messages.MAILBOX_MORE.format(MAX_MAILS_SHOWN, mails.size()));
        }
        return page.render(200);
    }

    private static String mail(Mailbox.Mail mail) {
        return "<article>\n<h2>" + HtmlText.escape(mail.subject()) + "</h2>\n<p class=\"meta\">"
                + HtmlText.escape(Messages.MAILBOX_TO.format(mail.to())) + "<br><time datetime=\""
                + HtmlText.escape(mail.time())
                + "\">" + HtmlText.escape(mail.time()) + "</time></p>\n<p class=\"mail\">" + body(mail)
                + "</p>\n</article>\n";
    }

    /** Highlights the code, so that it is easy to find and to select with a double click. */
    private static String body(Mailbox.Mail mail) {
        String text = HtmlText.escape(mail.body());
        String code = HtmlText.escape(mail.code());
        return code.isEmpty() ? text : text.replace(code, "<b class=\"code\">" + code + "</b>");
    }
}
