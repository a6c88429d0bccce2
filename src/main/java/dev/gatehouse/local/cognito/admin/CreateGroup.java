package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.JsonBody;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.state.UserPool;

/** CreateGroup: creates a group at run time. */
public final class CreateGroup implements Operation {
    private final PoolLookup pools;
    private final PoolGroups groups;
    private final GroupRequests requests;
    private final GroupJson json;

    public CreateGroup(PoolLookup pools, PoolGroups groups, GroupRequests requests, GroupJson json) {
        this.pools = pools;
        this.groups = groups;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return "CreateGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(
                request,
                pool -> groups.create(pool, GroupRequests.group(request))
                        .map(group -> JsonBody.of("Group", json.group(pool, group)))
                        .orElseGet(() -> groupExists(request, pool)));
    }

    /** Exception: API reference. Text OBS aws-amplify/amplify-backend #1781. */
    private Refused groupExists(ApiRequest request, UserPool pool) {
        return new Refused(
                "GroupExistsException",
                "A group with the name already exists",
                "group " + LogText.of(GroupRequests.groupName(request))
                        + " exists already, perhaps in different case; groups of the pool are " + requests.names(pool));
    }
}
