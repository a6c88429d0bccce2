package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Comparator;

/** ListUserPoolClients: lists the app clients of a pool, sorted by id. */
public final class ListUserPoolClients implements Operation {
    private final LocalCloud cloud;
    private final PoolLookup pools;

    public ListUserPoolClients(LocalCloud cloud, PoolLookup pools) {
        this.cloud = cloud;
        this.pools = pools;
    }

    @Override
    public String name() {
        return "ListUserPoolClients";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> page(request, pool));
    }

    private ApiAnswer page(ApiRequest request, UserPool pool) {
        return new Paging("clients " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "UserPoolClients",
                        "MaxResults",
                        after -> UserPoolClientJson.clientsOf(pool, cloud)
                                .filter(client -> client.id().compareTo(after) > 0)
                                .sorted(Comparator.comparing(AppClient::id)),
                        AppClient::id,
                        UserPoolClientJson::idAndName);
    }
}
