package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.ResourceServer;

/** DescribeResourceServer: returns a resource server and its scopes. */
public final class DescribeResourceServer implements Operation {
    private final PoolLookup pools;

    public DescribeResourceServer(PoolLookup pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return "DescribeResourceServer";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> describe(pool, request.text("Identifier")));
    }

    /** Text assumed. */
    private static ApiAnswer describe(UserPool pool, String identifier) {
        ResourceServer server = pool.resourceServers().get(identifier);
        return server != null
                ? JsonBody.of("ResourceServer", ResourceServerJson.server(pool, server))
                : new Refused(
                        "ResourceNotFoundException",
                        "Resource server " + identifier + " does not exist.",
                        "declared resource servers: " + pool.resourceServers().keySet());
    }
}
