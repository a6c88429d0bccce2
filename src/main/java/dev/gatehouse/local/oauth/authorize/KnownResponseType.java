package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import java.util.Optional;

/** {@code code} or {@code token}. DOC "The redirect and authorization endpoint": missing is invalid_request. */
final class KnownResponseType implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        String type = request.parameters().find("response_type").orElse("");
        // CHOICE: the same error for an unknown type, including "code token".
        return type.equals("code") || type.equals("token")
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "invalid_request",
                        "response_type must be code or token",
                        "response_type must be code or token, got " + (type.isEmpty() ? "none" : LogText.of(type)));
    }
}
