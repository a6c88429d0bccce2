package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.util.List;

/** AdminListGroupsForUser: lists the groups of a user, sorted by name. */
public final class AdminListGroupsForUser implements Operation {
    private final PoolLookup pools;
    private final PoolGroups groups;
    private final GroupJson json;

    public AdminListGroupsForUser(PoolLookup pools, PoolGroups groups, GroupJson json) {
        this.pools = pools;
        this.groups = groups;
        this.json = json;
    }

    @Override
    public String name() {
        return "AdminListGroupsForUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> json.page(request, pool, groupsOf(pool, user)));
    }

    private List<Group> groupsOf(UserPool pool, User user) {
        return groups.all(pool).stream()
                .filter(group -> user.groups().contains(group.name()))
                .toList();
    }
}
