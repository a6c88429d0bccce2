package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Base64;

/** The HTML document around every hosted page, without scripts. Its headers forbid framing and caching. */
public final class Html {
    /** Has no form-action: browsers apply it to the redirect after the form, which would block the redirect to the client. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Hashes.sha256(PageLayout.STYLE))
            + "'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    /** @param main trusted HTML in which every text is already escaped */
    public static HttpResponse page(int status, String title, String main) {
        return HttpResponse.of(
                status,
                Headers.of(
                        "content-type", "text/html; charset=utf-8",
                        "cache-control", "no-store",
                        "content-security-policy", POLICY,
                        "x-frame-options", "DENY",
                        "x-content-type-options", "nosniff",
                        // Not no-referrer: a browser would then hide the origin of these forms (Fetch, "append a
                        // request `Origin` header"). Other sites do not receive the URL, which contains the state.
                        "referrer-policy", "same-origin"),
                PageLayoutRenderer.of()
                        .execute(new PageLayout(Messages.LANGUAGE.text(), title, main), new StringBuilder())
                        .toString());
    }
}
