package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;
import java.util.Optional;

/** The sign-in form. */
final class LoginPage {
    private LoginPage() {}

    /**
     * @param typed the name to begin with
     * @param problem why the last attempt failed
     */
    static HttpResponse show(
            int status, Authorization authorization, String xsrf, String typed, Optional<String> problem) {
        boolean byEmail = authorization.pool().usernameAttributes().contains("email");
        String name = byEmail ? "Email" : "User name";
        String focusName = typed.isEmpty() ? " autofocus" : "";
        String focusPassword = typed.isEmpty() ? "" : " autofocus";
        String described = problem.isPresent() ? " aria-describedby=\"problem\"" : "";
        String main = "<h1>Sign in</h1>\n<p>to continue to "
                + Html.escape(authorization.client().name())
                + "</p>\n"
                + problem.map(text -> "<p class=\"bad\" id=\"problem\" role=\"alert\">" + Html.escape(text) + "</p>\n")
                        .orElse("")
                + "<form method=\"post\" action=\"/login?"
                + Html.escape(authorization.parameters().encoded())
                + "\">\n<input type=\"hidden\" name=\"_csrf\" value=\"" + Html.escape(xsrf) + "\">\n"
                + "<label for=\"username\">" + name + "</label>\n"
                + "<input id=\"username\" name=\"username\" type=\"" + (byEmail ? "email" : "text")
                + "\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" required value=\""
                + Html.escape(typed) + "\"" + described + focusName + ">\n"
                + "<label for=\"password\">Password</label>\n"
                + "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required"
                + described + focusPassword + ">\n"
                + "<button type=\"submit\">Sign in</button>\n</form>\n"
                + "<small>Local sign-in of user pool "
                + Html.escape(authorization.pool().name())
                + ". It stays on this machine.</small>\n";
        return Html.page(status, "Sign in", main);
    }
}
