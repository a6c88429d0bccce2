package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.UserStore;

/** DescribeUserPool: returns the settings of a pool. */
public final class DescribeUserPool implements Operation {
    private final PoolLookup pools;
    private final UserStore users;

    public DescribeUserPool(PoolLookup pools, UserStore users) {
        this.pools = pools;
        this.users = users;
    }

    @Override
    public String name() {
        return "DescribeUserPool";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> JsonBody.of("UserPool", UserPoolJson.pool(pool, users.count(pool))));
    }
}
