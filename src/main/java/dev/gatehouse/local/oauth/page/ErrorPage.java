package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** The page for errors that must not be sent to the redirect URI. CHOICE: status 400; AWS redirects to its /error page. */
public final class ErrorPage {
    private ErrorPage() {}

    public static HttpResponse show(int status, Messages text, String reason) {
        return new PageBody(Messages.ERROR)
                .problem(Optional.of(text.text()))
                .footnote(Messages.ERROR_LOG.text())
                .render(status)
                .withReason(reason);
    }
}
