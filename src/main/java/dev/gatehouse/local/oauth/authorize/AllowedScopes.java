package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.state.AppClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** DOC "The redirect and authorization endpoint": an unknown or malformed scope is invalid_scope. */
final class AllowedScopes implements AuthorizationCheck {
    private static final Set<String> REQUIRES_OPENID = Set.of("email", "phone", "profile");

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        List<String> allowed = request.client().map(AppClient::oauthScopes).orElse(List.of());
        List<String> requested = request.scopes();
        for (String scope : requested) {
            if (!allowed.contains(scope)) {
                return refuse("scope " + LogText.of(scope) + " is not allowed for the client: its scopes are " + allowed
                        + " (separate scopes with one space)");
            }
        }
        // DOC: they require openid. CHOICE: the error is invalid_scope.
        boolean needsOpenid = requested.stream().anyMatch(REQUIRES_OPENID::contains);
        return needsOpenid && !requested.contains("openid")
                ? refuse("email, phone and profile require openid, got " + requested)
                : AuthorizationRefusal.none();
    }

    private static Optional<AuthorizationRefusal> refuse(String reason) {
        return AuthorizationRefusal.toClient("invalid_scope", "a scope is unknown or not allowed", reason);
    }
}
