package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.user.PoolGroups;

/** DeleteGroup: deletes a group that was created at run time. */
public final class DeleteGroup implements Operation {
    private final PoolGroups groups;
    private final GroupRequests requests;

    public DeleteGroup(PoolGroups groups, GroupRequests requests) {
        this.groups = groups;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "DeleteGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.unlessDeclared(
                name(),
                request,
                pool -> groups.delete(pool, GroupRequests.groupName(request))
                        ? ApiAnswer.empty()
                        : requests.groupNotFound(request, pool));
    }
}
