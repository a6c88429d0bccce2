package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.LogText;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * DOC "The redirect and authorization endpoint": S256 only, and a challenge needs its method. RFC 7636 section 4.2: a
 * challenge is 43 characters of base64url. Cognito cannot
 * demand PKCE, so neither is it demanded here, unless the stack is stricter than AWS (RFC 9700 section 2.1.1).
 */
final class PkceParameters implements AuthorizationCheck {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final BooleanSupplier required;

    PkceParameters(BooleanSupplier required) {
        this.required = required;
    }

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<String> challenge = request.parameters().find("code_challenge");
        Optional<String> method = request.parameters().find("code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return isNeeded(request)
                    ? AuthorizationRefusal.toClient(
                            "invalid_request",
                            "code_challenge is required",
                            "gatehouse:local.requirePkce is on and a client without secret sent no code_challenge"
                                    + " (S256); AWS would let it pass")
                    : AuthorizationRefusal.none();
        }
        if (!method.orElse("").equals("S256")) {
            return refuse("code_challenge_method must be S256, got "
                    + method.map(LogText::of).orElse("none"));
        }
        if (!CHALLENGE.matcher(challenge.orElse("")).matches()) {
            return refuse("code_challenge must be 43 characters of base64url: SHA-256 of the verifier, no padding");
        }
        return AuthorizationRefusal.none();
    }

    /** No challenge can protect the implicit grant, and a client with a secret has something to prove itself by. */
    private boolean isNeeded(AuthorizationRequest request) {
        return required.getAsBoolean()
                && !request.isImplicit()
                && request.client().filter(client -> client.secret().isEmpty()).isPresent();
    }

    private static Optional<AuthorizationRefusal> refuse(String reason) {
        return AuthorizationRefusal.toClient(
                "invalid_request", "code_challenge needs code_challenge_method=S256", reason);
    }
}
