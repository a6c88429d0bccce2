package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.LocalCloud;
import java.util.function.Function;

/** Finds the client that an administrator's request names, in the pool that it names. */
final class AdminClientLookup {
    private final PoolLookup pools;
    private final LocalCloud cloud;

    AdminClientLookup(PoolLookup pools, LocalCloud cloud) {
        this.pools = pools;
        this.cloud = cloud;
    }

    ApiAnswer client(ApiRequest request, Function<CallingClient, ApiAnswer> call) {
        String clientId = request.text("ClientId");
        return pools.pool(
                request,
                pool -> CallingClient.find(cloud.declared(), clientId)
                        .filter(caller -> caller.pool().id().equals(pool.id()))
                        .map(call)
                        .orElseGet(() -> CallingClient.clientNotFound(clientId)));
    }
}
