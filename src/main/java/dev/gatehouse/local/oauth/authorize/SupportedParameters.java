package dev.gatehouse.local.oauth.authorize;

import java.util.List;
import java.util.Optional;

/** CHOICE: the local Cognito refuses parameters that it does not support, instead of ignoring them. */
final class SupportedParameters implements AuthorizationCheck {
    private static final List<String> UNSUPPORTED = List.of("request", "request_uri");

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        for (String name : UNSUPPORTED) {
            if (request.parameters().find(name).isPresent()) {
                return refuse(name + " is not supported by the local cloud");
            }
        }
        return request.parameters()
                .find("prompt")
                .flatMap(prompt -> Prompt.problem(request.pool().orElseThrow(), prompt))
                .map(SupportedParameters::refuse)
                .orElseGet(AuthorizationRefusal::none);
    }

    private static Optional<AuthorizationRefusal> refuse(String reason) {
        return AuthorizationRefusal.toClient("invalid_request", reason, reason);
    }
}
