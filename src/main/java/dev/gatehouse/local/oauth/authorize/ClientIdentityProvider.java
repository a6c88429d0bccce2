package dev.gatehouse.local.oauth.authorize;

import java.util.Optional;

/**
 * DOC "The redirect and authorization endpoint": identity_provider and idp_identifier name a provider of the client.
 * CHOICE: another provider is an error for the client; AWS documents no response.
 */
public final class ClientIdentityProvider implements AuthorizationCheck {
    public static final String COGNITO = "COGNITO";

    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<String> requested = request.providerName();
        return requested.isEmpty()
                        || request.client().orElseThrow().identityProviders().contains(requested.get())
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "invalid_request",
                        "the client does not offer this identity provider",
                        "client " + request.client().orElseThrow().name() + " offers "
                                + request.client().orElseThrow().identityProviders().stream()
                                        .sorted()
                                        .toList()
                                + "; name one of them, or add it to the client's providers");
    }
}
