package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Ids;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.util.regex.Pattern;

/** The token that shows a form to be ours: it must be that of the cookie. One cookie serves all tabs. */
final class Xsrf {
    /** The names Cognito uses. */
    static final String FIELD = "_csrf";

    private static final String COOKIE = "XSRF-TOKEN";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Ids ids;

    Xsrf(Ids ids) {
        this.ids = ids;
    }

    /** That of the browser, or a new one. */
    String token(HttpRequest request) {
        return Cookies.find(request, COOKIE)
                .filter(value -> SHAPE.matcher(value).matches())
                .orElseGet(ids::opaque);
    }

    boolean isRight(HttpRequest request, Form form) {
        String cookie = Cookies.find(request, COOKIE).orElse("");
        return SHAPE.matcher(cookie).matches()
                && Ids.same(cookie, form.find(FIELD).orElse(""));
    }

    /** With the cookie that its forms need. */
    static HttpResponse keep(HttpResponse page, String token) {
        return page.with("set-cookie", Cookies.set(COOKIE, token, BrowserSessions.LIFE));
    }

    static HttpResponse refusal() {
        return ErrorPage.show(
                403,
                Words.ERROR_XSRF,
                FIELD + " in the form must be the value of cookie " + COOKIE
                        + ": the form came from elsewhere, or cookies are blocked");
    }
}
