package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;
import java.util.function.BiFunction;

/** Requests that name a client and a user. If the client has a secret, they must include a secret hash. */
public final class ClientAndUser {
    private ClientAndUser() {}

    public static ApiAnswer with(
            LocalCloud cloud, ApiRequest request, BiFunction<CallingClient, String, ApiAnswer> call) {
        String clientId = request.text("ClientId");
        Optional<CallingClient> caller = CallingClient.find(cloud.declared(), clientId);
        if (caller.isEmpty()) {
            return CallingClient.clientNotFound(clientId);
        }
        String username = request.text("Username");
        Optional<Refused> badHash = SecretHash.refusal(
                caller.get().client(), request.find("SecretHash"), username, "the name as sent in Username");
        return badHash.isPresent() ? badHash.get() : call.apply(caller.get(), username);
    }
}
