package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Comparator;

/** ListUserPools: lists the pools, sorted by id. */
public final class ListUserPools implements Operation {
    private final LocalCloud cloud;

    public ListUserPools(LocalCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String name() {
        return "ListUserPools";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return new Paging("pools")
                .page(
                        request,
                        "NextToken",
                        "UserPools",
                        "MaxResults",
                        after -> cloud.declared().pools().values().stream()
                                .filter(pool -> pool.id().compareTo(after) > 0)
                                .sorted(Comparator.comparing(UserPool::id)),
                        UserPool::id,
                        UserPoolJson::idAndName);
    }
}
