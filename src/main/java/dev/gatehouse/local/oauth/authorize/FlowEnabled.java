package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.state.AppClient;
import java.util.Optional;
import java.util.Set;

/** DOC "The redirect and authorization endpoint": unauthorized_client if the client does not have the flow. */
final class FlowEnabled implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Set<String> flows = request.client().map(AppClient::oauthFlows).orElse(Set.of());
        String required = request.isImplicit() ? "implicit" : "code";
        if (request.isImplicit() && request.document().isPresent()) {
            // DOC "Client ID metadata documents (CIMD)": the document and the app client must both allow a grant.
            // CHOICE: the
            // documents of the stack file allow authorization codes and refresh tokens only.
            return AuthorizationRefusal.toClient(
                    "unauthorized_client",
                    "the flow is not enabled for this client",
                    "a client with a client ID metadata document can use only response_type=code");
        }
        return flows.contains(required)
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "unauthorized_client",
                        "the flow is not enabled for this client",
                        "allowedOauthFlows of this client are " + flows + " and do not include " + required);
    }
}
