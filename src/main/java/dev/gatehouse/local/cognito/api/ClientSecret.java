package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.AppClient;
import java.util.Optional;

/** The secret itself, which RevokeToken and GetTokensFromRefreshToken take in place of a hash. */
public final class ClientSecret {
    private ClientSecret() {}

    /** CHOICE of the texts; the exception is the one that the API reference names for both. */
    public static Optional<Refused> refusal(AppClient client, Optional<String> sent) {
        if (client.secret().isEmpty()) {
            // CHOICE: as at /oauth2/token, and as a secret hash is refused.
            return sent.map(any -> wrong(client, " has no secret: send no ClientSecret"));
        }
        boolean right = sent.isPresent() && client.secret().get().matches(sent.orElseThrow());
        return right
                ? Optional.empty()
                : Optional.of(wrong(
                        client,
                        " has a secret: send it as ClientSecret"
                                + (sent.isEmpty() ? ", none came" : ", another one came")));
    }

    private static Refused wrong(AppClient client, String reason) {
        return Refused.notAuthorized(
                "Client secret does not match for the client: " + client.id(), "client " + client.name() + reason);
    }
}
