package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.authorize.AuthorizationRefusal;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.form.Form;

/** The response to a refused authorization request: an error page, or a redirect to the client with the error. */
public final class RefusedAuthorization {
    private RefusedAuthorization() {}

    public static HttpResponse response(AuthorizationChecks.Outcome.Refused refused) {
        if (refused.refusal() instanceof AuthorizationRefusal.ToUser page) {
            return ErrorPage.show(400, page.text(), page.reason());
        }
        AuthorizationRefusal.ToClient error = (AuthorizationRefusal.ToClient) refused.refusal();
        Form parameters = refused.parameters().orElseThrow();
        return CallbackRedirect.error(
                302,
                parameters.find("redirect_uri").orElseThrow(),
                parameters.find("state"),
                error.error(),
                error.description(),
                error.reason());
    }
}
