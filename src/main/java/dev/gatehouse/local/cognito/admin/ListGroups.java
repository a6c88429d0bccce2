package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.PoolGroups;

/** ListGroups: lists the groups of a pool, sorted by name. */
public final class ListGroups implements Operation {
    private final PoolLookup pools;
    private final PoolGroups groups;
    private final GroupJson json;

    public ListGroups(PoolLookup pools, PoolGroups groups, GroupJson json) {
        this.pools = pools;
        this.groups = groups;
        this.json = json;
    }

    @Override
    public String name() {
        return "ListGroups";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> json.page(request, pool, groups.all(pool)));
    }
}
