package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;

/** What a person sees when there is nowhere safe to send the browser. CHOICE: 400; AWS ends on its own /error page. */
final class ErrorPage {
    private ErrorPage() {}

    static HttpResponse show(int status, String text, String reason) {
        return Html.page(
                        status,
                        "Sign-in is not possible",
                        "<h1>Sign-in is not possible</h1>\n<p class=\"bad\" role=\"alert\">" + Html.escape(text)
                                + "</p>\n<small>The local cloud's log says why.</small>\n")
                .because(reason);
    }
}
