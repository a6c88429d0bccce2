package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.Html;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.oauth.page.PageParts.Footnote;
import dev.gatehouse.local.oauth.page.PageParts.Heading;
import dev.gatehouse.local.oauth.page.PageParts.Hidden;
import dev.gatehouse.local.oauth.page.PageParts.Lead;
import dev.gatehouse.local.oauth.page.PageParts.Link;
import dev.gatehouse.local.oauth.page.PageParts.LinkButton;
import dev.gatehouse.local.oauth.page.PageParts.NewTabLink;
import dev.gatehouse.local.oauth.page.PageParts.PostForm;
import dev.gatehouse.local.oauth.page.PageParts.Problem;
import dev.gatehouse.local.oauth.page.PageParts.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the content of a hosted page from top to bottom. The templates of its parts escape every text passed to it. */
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
        HeadingRenderer.of().execute(new Heading(title), html);
    }

    PageBody lead(String text) {
        LeadRenderer.of().execute(new Lead(text), html);
        return this;
    }

    PageBody leads(List<String> texts) {
        texts.forEach(this::lead);
        return this;
    }

    /** Adds a success message, unless the text is empty. */
    PageBody notice(String text) {
        if (!text.isEmpty()) {
            SuccessRenderer.of().execute(new Success(text), html);
        }
        return this;
    }

    /** Adds the reason why the last attempt failed. */
    PageBody problem(Optional<String> text) {
        text.ifPresent(each -> {
            hasProblem = true;
            ProblemRenderer.of().execute(new Problem(each), html);
        });
        return this;
    }

    /** Adds a form that posts to {@code page}. The first empty field has the focus. */
    PageBody form(PageRequest request, String page, List<InputField> fields, Messages button) {
        return form(request, page, fields, button.text(), List.of());
    }

    PageBody form(PageRequest request, String page, List<InputField> fields, String button, List<Hidden> hidden) {
        List<Hidden> all = new ArrayList<>(List.of(new Hidden(CsrfProtection.FIELD, request.csrfToken())));
        all.addAll(hidden);
        List<String> inputs = new ArrayList<>();
        for (InputField field : fields) {
            boolean focus = !focused && field.value().isEmpty();
            focused |= focus;
            inputs.add(field.html(focus, hasProblem));
        }
        PostFormRenderer.of().execute(new PostForm(request.urlOf(page), all, inputs, button), html);
        return this;
    }

    /** Adds a link, after a question unless that is empty. */
    PageBody link(String question, String address, Messages text) {
        LinkRenderer.of().execute(new Link(question.isEmpty() ? "" : question + " ", address, text.text()), html);
        return this;
    }

    /** Adds a link that looks like a button. */
    PageBody linkButton(String address, String text) {
        LinkButtonRenderer.of().execute(new LinkButton(address, text), html);
        return this;
    }

    /** Adds a link to the local mailbox, which holds the emails that a user pool on AWS would have sent. */
    PageBody mailboxLink() {
        NewTabLinkRenderer.of().execute(new NewTabLink(InboxPage.PATH, Messages.MAILBOX_LINK.text()), html);
        return this;
    }

    PageBody footnote(String text) {
        FootnoteRenderer.of().execute(new Footnote(text), html);
        return this;
    }

    /** @param markup HTML of another template */
    PageBody markup(String markup) {
        html.append(markup);
        return this;
    }

    HttpResponse render(int status) {
        return Html.page(status, title, html.toString());
    }
}
