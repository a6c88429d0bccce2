package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** The client that a request names, and its pool. */
public record CallingClient(AppClient client, UserPool pool) {
    public static Optional<CallingClient> find(Declared declared, String clientId) {
        return declared.client(clientId)
                .flatMap(client -> declared.pool(client.poolId()).map(pool -> new CallingClient(client, pool)));
    }

    /** Exception: API reference. Text assumed. */
    public static Refused clientNotFound(String clientId) {
        return new Refused(
                "ResourceNotFoundException",
                "User pool client " + clientId + " does not exist.",
                "no client with this id is declared; the ids are in the stack's outputs");
    }
}
