package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/**
 * The page for errors that must not be sent to the redirect URI. CHOICE: status 400; AWS redirects to its /error page. It
 * shows the reason for the log too, because only developers see this page.
 */
public final class ErrorPage {
    /** The console lists the latest requests to the local cloud. */
    private static final String CONSOLE = "/console/requests";

    private ErrorPage() {}

    public static HttpResponse show(int status, Messages text, String reason) {
        return new PageBody(Messages.ERROR)
                .problem(Optional.of(text.text()))
                .lead(Messages.ERROR_REASON.format(reason))
                .link("", CONSOLE, Messages.ERROR_CONSOLE)
                .render(status)
                .withReason(reason);
    }
}
