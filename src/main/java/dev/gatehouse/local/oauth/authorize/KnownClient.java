package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;

/** DOC "The redirect and authorization endpoint": an unknown client gets no redirect. */
final class KnownClient implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        if (request.parameters().repeated().contains("client_id")
                || request.client().isEmpty()) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_CLIENT,
                    "client_id must be one id of a declared app client; the stack outputs list the ids");
        }
        if (request.pool().isEmpty()) {
            return AuthorizationRefusal.toUser(
                    Messages.ERROR_CLIENT,
                    "the client's user pool has no domain, so its hosted endpoints do not exist; declare a domain");
        }
        return AuthorizationRefusal.none();
    }
}
