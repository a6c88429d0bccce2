package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** What a person sees when there is nowhere safe to send the browser. CHOICE: 400; AWS ends on its own /error page. */
public final class ErrorPage {
    private ErrorPage() {}

    public static HttpResponse show(int status, Messages text, String reason) {
        return new PageBody(Messages.ERROR)
                .problem(Optional.of(text.text()))
                .small(Messages.ERROR_LOG.text())
                .show(status)
                .withReason(reason);
    }
}
