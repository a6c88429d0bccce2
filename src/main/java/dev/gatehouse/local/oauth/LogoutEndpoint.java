package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.page.ErrorPage;
import dev.gatehouse.local.oauth.page.RefusedAuthorization;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** GET /logout. DOC "Logout endpoint": ends the browser session; tokens remain valid. */
final class LogoutEndpoint {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final BrowserSessions sessions;

    LogoutEndpoint(LocalCloud cloud, AuthorizationChecks checks, BrowserSessions sessions) {
        this.cloud = cloud;
        this.checks = checks;
        this.sessions = sessions;
    }

    HttpResponse answer(HttpRequest request) {
        Declared declared = cloud.declared();
        Optional<Form> form =
                Form.parse(request.query()).filter(each -> each.repeated().isEmpty());
        if (form.isEmpty()) {
            return ErrorPage.show(400, Messages.ERROR_UNREADABLE, "the query is malformed or repeats a parameter");
        }
        Optional<AppClient> client = form.get().find("client_id").flatMap(declared::client);
        Optional<UserPool> pool = client.flatMap(each -> declared.pool(each.poolId()))
                .filter(each -> each.domain().isPresent());
        if (pool.isEmpty()) {
            return ErrorPage.show(
                    400,
                    Messages.ERROR_CLIENT,
                    "client_id must name a declared app client whose user pool has a domain");
        }
        Optional<String> logoutUri = form.get().find("logout_uri");
        return logoutUri.isPresent()
                ? signOut(request, client.orElseThrow(), pool.get(), logoutUri.get())
                : signInAgain(request, form.get(), declared, pool.get());
    }

    private HttpResponse signOut(HttpRequest request, AppClient client, UserPool pool, String logoutUri) {
        return client.logoutUrls().contains(logoutUri)
                ? CallbackRedirect.to(302, logoutUri).with("set-cookie", sessions.end(request, pool))
                : ErrorPage.show(
                        400,
                        Messages.ERROR_REDIRECT,
                        "logout_uri must exactly match one of " + client.logoutUrls() + ", got "
                                + LogText.of(logoutUri));
    }

    /** Handles requests with redirect_uri and response_type: they lead to the sign-in page and pass the same checks. */
    private HttpResponse signInAgain(HttpRequest request, Form form, Declared declared, UserPool pool) {
        AuthorizationChecks.Outcome outcome = checks.check(request.query(), declared);
        return outcome instanceof AuthorizationChecks.Outcome.Refused refused
                ? RefusedAuthorization.response(refused)
                : CallbackRedirect.to(302, "/login?" + form.encoded()).with("set-cookie", sessions.end(request, pool));
    }
}
