package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.trigger.TokenResult;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.trigger.TriggerFailure;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared.ClientDocument;

/** Responds to an authorization request of a signed-in user: with a code, or with tokens for the implicit grant. */
public final class AuthorizationResponder {
    private final UserPools pools;
    private final AuthorizationCodes codes;

    public AuthorizationResponder(UserPools pools, AuthorizationCodes codes) {
        this.pools = pools;
        this.codes = codes;
    }

    public HttpResponse respond(int status, Authorization authorization, BrowserSessions.SignedIn signedIn) {
        if (authorization.implicit()) {
            Session session = pools.sessions()
                    .startHosted(
                            pools.ids().uuid(),
                            authorization.client(),
                            signedIn.user(),
                            authorization.scopes(),
                            authorization.parameters().find("resource").orElse(null),
                            authorization.document().map(ClientDocument::url).orElse(null),
                            signedIn.authTime());
            TokenResult result = pools.tokens()
                    .issueWithoutRefreshToken(
                            authorization.pool(),
                            authorization.client(),
                            signedIn.user(),
                            session,
                            authorization.nonce());
            if (result instanceof TokenSet tokens) {
                return CallbackRedirect.tokens(status, authorization, tokens);
            }
            TriggerFailure refusal = (TriggerFailure) result;
            return CallbackRedirect.error(
                    status,
                    authorization.redirectUri(),
                    authorization.state(),
                    "invalid_request",
                    refusal.message(),
                    refusal.reason());
        }
        HttpResponse redirect = CallbackRedirect.code(status, authorization, codes.issue(authorization, signedIn));
        boolean withoutPkce = authorization.challenge().isEmpty()
                && authorization.client().secret().isEmpty();
        // RFC 9700 section 2.1.1 requires PKCE for public clients. Cognito cannot require it, so the log has a warning
        // only.
        return withoutPkce
                ? redirect.withReason(
                        "warning: public client " + authorization.client().name()
                                + " signs in without PKCE: anyone who intercepts the code can use it; send code_challenge (S256)")
                : redirect;
    }
}
