package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** DOC "The redirect and authorization endpoint": never a redirect for an unknown client. */
final class KnownClient implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        if (request.parameters().repeated().contains("client_id")
                || request.client().isEmpty()) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_CLIENT,
                    "client_id must name one declared client, once; the ids are in the stack's outputs");
        }
        if (request.pool().isEmpty()) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_CLIENT,
                    "the client's user pool has no domain, so its hosted endpoints do not exist; declare one");
        }
        return AuthorizationRefusal.none();
    }
}
