package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.Html;
import dev.gatehouse.local.oauth.html.InputField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in a hosted page, from top to bottom; every text given to it is escaped. */
final class PageBody {
    private final String title;
    private final StringBuilder html = new StringBuilder();
    private boolean wrong;
    private boolean focused;

    PageBody(Messages title) {
        this(title.text());
    }

    PageBody(String title) {
        this.title = title;
        html.append("<h1>").append(Html.escape(this.title)).append("</h1>\n");
    }

    PageBody lead(String text) {
        html.append("<p>").append(Html.escape(text)).append("</p>\n");
        return this;
    }

    /** Something that went well. */
    PageBody notice(String text) {
        if (!text.isEmpty()) {
            html.append("<p class=\"good\" role=\"status\">")
                    .append(Html.escape(text))
                    .append("</p>\n");
        }
        return this;
    }

    /** Why the last attempt failed. */
    PageBody problem(Optional<String> text) {
        text.ifPresent(each -> {
            wrong = true;
            html.append("<p class=\"bad\" id=\"problem\" role=\"alert\">")
                    .append(Html.escape(each))
                    .append("</p>\n");
        });
        return this;
    }

    /** A form that posts to {@code page}; typing begins in the first field that is empty. */
    PageBody form(PageRequest visit, String page, List<InputField> fields, Messages button) {
        return form(visit, page, fields, button, List.of());
    }

    /** @param hidden pairs of name and value */
    PageBody form(PageRequest visit, String page, List<InputField> fields, Messages button, List<String> hidden) {
        return form(visit, page, fields, button.text(), hidden);
    }

    /** @param hidden pairs of name and value */
    PageBody form(PageRequest visit, String page, List<InputField> fields, String button, List<String> hidden) {
        html.append("<form method=\"post\" action=\"").append(Html.escape(visit.to(page)));
        html.append("\">\n");
        List<String> all = new ArrayList<>(List.of(Xsrf.FIELD, visit.xsrf()));
        all.addAll(hidden);
        for (int i = 0; i < all.size(); i += 2) {
            html.append("<input type=\"hidden\" name=\"").append(Html.escape(all.get(i)));
            html.append("\" value=\"").append(Html.escape(all.get(i + 1))).append("\">\n");
        }
        for (InputField field : fields) {
            boolean focus = !focused && field.value().isEmpty();
            focused |= focus;
            html.append(field.html(focus, wrong));
        }
        html.append("<button type=\"submit\">").append(Html.escape(button));
        html.append("</button>\n</form>\n");
        return this;
    }

    /** A way to another page, after a question where there is one. */
    PageBody link(String question, String address, Messages text) {
        html.append("<p class=\"link\">")
                .append(question.isEmpty() ? "" : Html.escape(question) + " ")
                .append("<a href=\"")
                .append(Html.escape(address))
                .append("\">")
                .append(Html.escape(text.text()))
                .append("</a></p>\n");
        return this;
    }

    /** One of several ways to go on. */
    PageBody choice(String address, String text) {
        html.append("<p><a href=\"")
                .append(Html.escape(address))
                .append("\" class=\"choice\">")
                .append(Html.escape(text))
                .append("</a></p>\n");
        return this;
    }

    /** Where the mails are that a real pool would have sent. */
    PageBody inbox() {
        html.append("<small><a href=\"")
                .append(InboxPage.PATH)
                .append("\" target=\"_blank\" rel=\"noopener\">")
                .append(Html.escape(Messages.INBOX_LINK.text()))
                .append("</a></small>\n");
        return this;
    }

    PageBody small(String text) {
        html.append("<small>").append(Html.escape(text)).append("</small>\n");
        return this;
    }

    /** @param markup trusted: every text in it was escaped */
    PageBody markup(String markup) {
        html.append(markup);
        return this;
    }

    HttpResponse show(int status) {
        return Html.page(status, title, html.toString());
    }
}
