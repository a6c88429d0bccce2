package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** DescribeUserPoolClient: returns the settings of an app client. */
public final class DescribeUserPoolClient implements Operation {
    private final LocalCloud cloud;
    private final PoolLookup pools;

    public DescribeUserPoolClient(LocalCloud cloud, PoolLookup pools) {
        this.cloud = cloud;
        this.pools = pools;
    }

    @Override
    public String name() {
        return "DescribeUserPoolClient";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> {
            String id = request.text("ClientId");
            Optional<AppClient> client = UserPoolClientJson.clientsOf(pool, cloud)
                    .filter(each -> each.id().equals(id))
                    .findFirst();
            return client.isPresent()
                    ? JsonBody.of("UserPoolClient", UserPoolClientJson.client(client.get()))
                    : CallingClient.clientNotFound(id);
        });
    }
}
