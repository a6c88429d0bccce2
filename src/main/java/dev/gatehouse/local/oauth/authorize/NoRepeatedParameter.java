package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import java.util.Optional;

/** RFC 6749 section 3.1: parameters must not be repeated. */
final class NoRepeatedParameter implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        return request.parameters().repeated().isEmpty()
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "invalid_request",
                        "a parameter is repeated",
                        "a parameter is repeated: "
                                + LogText.of(request.parameters().repeated().get(0)));
    }
}
