package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DOC "The redirect and authorization endpoint": only S256, and a challenge requires its method. RFC 7636 section 4.2: a
 * challenge has 43 characters of base64url. Cognito does not require PKCE of any client, so a request with neither
 * parameter passes. CHOICE: except a request for a code of a public client with {@code resource} or with a client ID metadata
 * document. MCP clients send such requests, and the Model Context Protocol requires PKCE of them ("Authorization", Security
 * considerations); AWS cannot require it.
 */
final class PkceParameters implements AuthorizationCheck {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<String> challenge = request.parameters().find("code_challenge");
        Optional<String> method = request.parameters().find("code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            return requiresPkce(request) ? refuseWithout(request) : AuthorizationRefusal.none();
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

    private static boolean requiresPkce(AuthorizationRequest request) {
        boolean isPublic =
                request.client().filter(client -> client.secret().isEmpty()).isPresent();
        boolean names = request.parameters().find("resource").isPresent()
                || request.document().isPresent();
        return isPublic && names && !request.isImplicit();
    }

    private static Optional<AuthorizationRefusal> refuseWithout(AuthorizationRequest request) {
        return AuthorizationRefusal.toClient(
                "invalid_request",
                "code_challenge is missing",
                "public client " + request.client().orElseThrow().name()
                        + " must send code_challenge and code_challenge_method=S256 with resource or a metadata document;"
                        + " the local cloud requires PKCE here, as the Model Context Protocol does. Cognito cannot require"
                        + " it and accepts this request");
    }

    private static Optional<AuthorizationRefusal> refuse(String reason) {
        return AuthorizationRefusal.toClient(
                "invalid_request", "code_challenge needs code_challenge_method=S256", reason);
    }
}
