package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.describe.JsonBody;
import dev.gatehouse.local.cognito.user.PoolGroups;

/** UpdateGroup: changes a group that was created at run time. */
public final class UpdateGroup implements Operation {
    private final PoolGroups groups;
    private final GroupRequests requests;
    private final GroupJson json;

    public UpdateGroup(PoolGroups groups, GroupRequests requests, GroupJson json) {
        this.groups = groups;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return "UpdateGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.unlessDeclared(
                name(),
                request,
                pool -> groups.update(pool, GroupRequests.group(request))
                        .map(group -> JsonBody.of("Group", json.group(pool, group)))
                        .orElseGet(() -> requests.groupNotFound(request, pool)));
    }
}
