package dev.gatehouse.local.oauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CHOICE: what the local Cognito would have to pass over in silence, it refuses by name. */
final class ImitatedParameters implements AuthorizationCheck {
    private static final List<String> NOT_IMITATED = List.of("request", "request_uri");
    /** DOC "The redirect and authorization endpoint". */
    private static final Set<String> PROMPTS = Set.of("none", "login", "select_account", "consent");

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        for (String name : NOT_IMITATED) {
            if (request.parameters().find(name).isPresent()) {
                return refuse(name + " is not imitated locally");
            }
        }
        Optional<String> prompt = request.parameters().find("prompt");
        if (prompt.isPresent() && !PROMPTS.contains(prompt.get())) {
            return refuse("prompt must be none, login, select_account or consent");
        }
        return AuthorizationRefusal.none();
    }

    private static Optional<AuthorizationRefusal> refuse(String reason) {
        return AuthorizationRefusal.toClient("invalid_request", reason, reason);
    }
}
