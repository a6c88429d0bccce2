package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** GET /oauth2/authorize. DOC "The redirect and authorization endpoint". */
final class AuthorizeEndpoint {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final BrowserSessions sessions;
    private final Grant grant;

    AuthorizeEndpoint(LocalCloud cloud, AuthorizationChecks checks, BrowserSessions sessions, Grant grant) {
        this.cloud = cloud;
        this.checks = checks;
        this.sessions = sessions;
        this.grant = grant;
    }

    HttpResponse answer(HttpRequest request) {
        AuthorizationChecks.Outcome outcome = checks.check(request.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return refused.response();
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        String prompt = authorization.prompt().orElse("");
        Optional<BrowserSessions.SignedIn> who = sessions.find(request, authorization.pool());
        // DOC: a live session skips the form, prompt=login asks again. CHOICE: select_account too; consent asks
        // nothing.
        if (who.isPresent() && !prompt.equals("login") && !prompt.equals("select_account")) {
            return grant.answer(302, authorization, who.get());
        }
        if (prompt.equals("none")) {
            return CallbackRedirect.error(
                    302,
                    authorization.redirectUri(),
                    authorization.state(),
                    "login_required",
                    "nobody is signed in in this browser",
                    "prompt=none, and this browser has no live session");
        }
        return CallbackRedirect.to(302, "/login?" + authorization.parameters().encoded());
    }
}
