package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.authorize.AuthorizationResponder;
import dev.gatehouse.local.oauth.authorize.BrowserSessions;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.authorize.Prompt;
import dev.gatehouse.local.oauth.authorize.ResourceParameter;
import dev.gatehouse.local.oauth.page.LoginPage;
import dev.gatehouse.local.oauth.page.ProviderPage;
import dev.gatehouse.local.oauth.page.RefusedAuthorization;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Optional;

/** GET /oauth2/authorize. DOC "The redirect and authorization endpoint". */
final class AuthorizeEndpoint {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final BrowserSessions sessions;
    private final AuthorizationResponder responder;

    AuthorizeEndpoint(
            LocalCloud cloud, AuthorizationChecks checks, BrowserSessions sessions, AuthorizationResponder responder) {
        this.cloud = cloud;
        this.checks = checks;
        this.sessions = sessions;
        this.responder = responder;
    }

    HttpResponse answer(HttpRequest request) {
        AuthorizationChecks.Outcome outcome = checks.check(request.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return RefusedAuthorization.response(refused);
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        HttpResponse answer = answer(request, authorization);
        for (Optional<String> warning :
                List.of(Prompt.ignored(authorization), ResourceParameter.warning(authorization))) {
            answer = warning.map(answer::withRemark).orElse(answer);
        }
        return answer;
    }

    private HttpResponse answer(HttpRequest request, Authorization authorization) {
        Prompt prompt = Prompt.of(authorization);
        // CHOICE: if the request names a provider, only a session that began at that provider counts.
        Optional<BrowserSessions.SignedIn> signedIn = sessions.find(request, authorization.pool())
                .filter(each -> authorization
                        .provider()
                        .map(provider -> FederatedUsers.isFrom(provider, each.user()))
                        .orElse(true));
        if (signedIn.isPresent() && prompt != Prompt.LOGIN) {
            return responder.respond(302, authorization, signedIn.get());
        }
        if (prompt == Prompt.NONE) {
            return CallbackRedirect.error(
                    302,
                    authorization.redirectUri(),
                    authorization.state(),
                    "login_required",
                    "no user is signed in in this browser",
                    "prompt=none requires a session, and this browser has no valid session");
        }
        // DOC "The redirect and authorization endpoint": identity_provider skips the sign-in page.
        String page = authorization.provider().isPresent() ? ProviderPage.PATH : LoginPage.PATH;
        return CallbackRedirect.to(302, page + "?" + authorization.parameters().encoded());
    }
}
