package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.trigger.TokenResult;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.trigger.TriggerFailure;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.http.HttpResponse;

/** Gives the client what it asked for: a code, or tokens where it was declared for the implicit grant. */
public final class AuthorizationResponder {
    private final UserPools pools;
    private final AuthorizationCodes codes;

    public AuthorizationResponder(UserPools pools, AuthorizationCodes codes) {
        this.pools = pools;
        this.codes = codes;
    }

    public HttpResponse respond(int status, Authorization authorization, BrowserSessions.SignedIn who) {
        if (authorization.implicit()) {
            Session session = pools.sessions()
                    .startHosted(
                            pools.ids().uuid(),
                            authorization.client(),
                            who.user(),
                            authorization.scopes(),
                            authorization.parameters().find("resource").orElse(null),
                            who.authTime());
            TokenResult made = pools.tokens()
                    .issueWithoutRefreshToken(
                            authorization.pool(), authorization.client(), who.user(), session, authorization.nonce());
            if (made instanceof TokenSet tokens) {
                return CallbackRedirect.tokens(status, authorization, tokens);
            }
            TriggerFailure refusal = (TriggerFailure) made;
            return CallbackRedirect.error(
                    status,
                    authorization.redirectUri(),
                    authorization.state(),
                    "invalid_request",
                    refusal.message(),
                    refusal.reason());
        }
        HttpResponse back = CallbackRedirect.code(status, authorization, codes.issue(authorization, who));
        boolean unprotected = authorization.challenge().isEmpty()
                && authorization.client().secret().isEmpty();
        // RFC 9700 section 2.1.1 demands PKCE of a public client; Cognito cannot, so it is allowed and remarked on.
        return unprotected
                ? back.withReason(
                        "warning: public client " + authorization.client().name()
                                + " signs in without PKCE: whoever sees the code can use it; send code_challenge (S256)")
                : back;
    }
}
