package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.AppClient;
import java.util.Optional;

/** Checks the client secret, which RevokeToken and GetTokensFromRefreshToken take in place of a secret hash. */
public final class ClientSecret {
    private ClientSecret() {}

    /** CHOICE: the texts. The API reference names the exception for both operations. */
    public static Optional<Refused> refusal(AppClient client, Optional<String> sent) {
        if (client.secret().isEmpty()) {
            // CHOICE: refused, as at /oauth2/token and as a secret hash is.
            return sent.map(any -> refused(client, " has no secret: send no ClientSecret"));
        }
        boolean matches = sent.isPresent() && client.secret().get().matches(sent.orElseThrow());
        return matches
                ? Optional.empty()
                : Optional.of(refused(
                        client,
                        " has a secret: send it as ClientSecret"
                                + (sent.isEmpty() ? ", none was sent" : ", the one sent is wrong")));
    }

    private static Refused refused(AppClient client, String reason) {
        return Refused.notAuthorized(
                "Client secret does not match for the client: " + client.id(), "client " + client.name() + reason);
    }
}
