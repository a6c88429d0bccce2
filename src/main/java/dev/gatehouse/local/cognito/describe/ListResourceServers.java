package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.ResourceServer;
import java.util.Comparator;

/** ListResourceServers: lists the resource servers of a pool, sorted by identifier. */
public final class ListResourceServers implements Operation {
    private final PoolLookup pools;

    public ListResourceServers(PoolLookup pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return "ListResourceServers";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> page(request, pool));
    }

    private static ApiAnswer page(ApiRequest request, UserPool pool) {
        return new Paging("resource servers " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "ResourceServers",
                        "MaxResults",
                        after -> pool.resourceServers().values().stream()
                                .filter(server -> server.identifier().compareTo(after) > 0)
                                .sorted(Comparator.comparing(ResourceServer::identifier)),
                        ResourceServer::identifier,
                        server -> ResourceServerJson.server(pool, server));
    }
}
