package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;
import java.util.Optional;

/** What a person sees when there is nowhere safe to send the browser. CHOICE: 400; AWS ends on its own /error page. */
final class ErrorPage {
    private ErrorPage() {}

    static HttpResponse show(int status, Words text, String reason) {
        return new PageBody(Words.ERROR)
                .problem(Optional.of(text.text()))
                .small(Words.ERROR_LOG.text())
                .show(status)
                .because(reason);
    }
}
