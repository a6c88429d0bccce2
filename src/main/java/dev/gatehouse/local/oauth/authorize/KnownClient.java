package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.form.RequestedClient;
import java.util.Optional;

/** DOC "The redirect and authorization endpoint": an unknown client gets no redirect. */
final class KnownClient implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<RequestedClient.Outcome> requested = request.requestedClient();
        if (request.parameters().repeated().contains("client_id") || requested.isEmpty()) {
            return AuthorizationRefusal.toUser(Messages.ERROR_CLIENT, "client_id must be given once");
        }
        if (requested.get() instanceof RequestedClient.Outcome.Refused refused) {
            return AuthorizationRefusal.toUser(Messages.ERROR_CLIENT, refused.reason());
        }
        if (request.pool().isEmpty()) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_CLIENT,
                    "the client's user pool has no domain, so its hosted endpoints do not exist; declare a domain");
        }
        return AuthorizationRefusal.none();
    }
}
