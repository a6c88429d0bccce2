package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.html.HtmlText;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.Html;
import dev.gatehouse.local.oauth.html.InputField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the content of a hosted page from top to bottom. It escapes every text passed to it. */
final class PageBody {
    private final String title;
    private final StringBuilder html = new StringBuilder();
    private boolean hasProblem;
    private boolean focused;

    PageBody(Messages title) {
        this(title.text());
    }

    PageBody(String title) {
        this.title = title;
        html.append("<h1>").append(HtmlText.escape(this.title)).append("</h1>\n");
    }

    PageBody lead(String text) {
        html.append("<p>").append(HtmlText.escape(text)).append("</p>\n");
        return this;
    }

    /** Adds a success message, unless the text is empty. */
    PageBody notice(String text) {
        if (!text.isEmpty()) {
            html.append("<p class=\"good\" role=\"status\">")
                    .append(HtmlText.escape(text))
                    .append("</p>\n");
        }
        return this;
    }

    /** Adds the reason why the last attempt failed. */
    PageBody problem(Optional<String> text) {
        text.ifPresent(each -> {
            hasProblem = true;
            html.append("<p class=\"bad\" id=\"problem\" role=\"alert\">")
                    .append(HtmlText.escape(each))
                    .append("</p>\n");
        });
        return this;
    }

    /** Adds a form that posts to {@code page}. The first empty field has the focus. */
    PageBody form(PageRequest request, String page, List<InputField> fields, Messages button) {
        return form(request, page, fields, button, List.of());
    }

    /** @param hidden pairs of name and value */
    PageBody form(PageRequest request, String page, List<InputField> fields, Messages button, List<String> hidden) {
        return form(request, page, fields, button.text(), hidden);
    }

    /** @param hidden pairs of name and value */
    PageBody form(PageRequest request, String page, List<InputField> fields, String button, List<String> hidden) {
        html.append("<form method=\"post\" action=\"").append(HtmlText.escape(request.urlOf(page)));
        html.append("\">\n");
        List<String> all = new ArrayList<>(List.of(CsrfProtection.FIELD, request.csrfToken()));
        all.addAll(hidden);
        for (int i = 0; i < all.size(); i += 2) {
            html.append("<input type=\"hidden\" name=\"").append(HtmlText.escape(all.get(i)));
            html.append("\" value=\"").append(HtmlText.escape(all.get(i + 1))).append("\">\n");
        }
        for (InputField field : fields) {
            boolean focus = !focused && field.value().isEmpty();
            focused |= focus;
            html.append(field.html(focus, hasProblem));
        }
        html.append("<button type=\"submit\">").append(HtmlText.escape(button));
        html.append("</button>\n</form>\n");
        return this;
    }

    /** Adds a link, after a question unless that is empty. */
    PageBody link(String question, String address, Messages text) {
        html.append("<p class=\"link\">")
                .append(question.isEmpty() ? "" : HtmlText.escape(question) + " ")
                .append("<a href=\"")
                .append(HtmlText.escape(address))
                .append("\">")
                .append(HtmlText.escape(text.text()))
                .append("</a></p>\n");
        return this;
    }

    /** Adds a link that looks like a button. */
    PageBody linkButton(String address, String text) {
        html.append("<p><a href=\"")
                .append(HtmlText.escape(address))
                .append("\" class=\"choice\">")
                .append(HtmlText.escape(text))
                .append("</a></p>\n");
        return this;
    }

    /** Adds a link to the local mailbox, which holds the emails that a user pool on AWS would have sent. */
    PageBody mailboxLink() {
        html.append("<small><a href=\"")
                .append(InboxPage.PATH)
                .append("\" target=\"_blank\" rel=\"noopener\">")
                .append(HtmlText.escape(Messages.MAILBOX_LINK.text()))
                .append("</a></small>\n");
        return this;
    }

    PageBody footnote(String text) {
        html.append("<small>").append(HtmlText.escape(text)).append("</small>\n");
        return this;
    }

    /** @param markup trusted HTML in which every text is already escaped */
    PageBody markup(String markup) {
        html.append(markup);
        return this;
    }

    HttpResponse render(int status) {
        return Html.page(status, title, html.toString());
    }
}
