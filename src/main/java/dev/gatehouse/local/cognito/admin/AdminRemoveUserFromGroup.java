package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;

/** AdminRemoveUserFromGroup: removes a user from a group. */
public final class AdminRemoveUserFromGroup implements Operation {
    private final GroupRequests requests;

    public AdminRemoveUserFromGroup(GroupRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "AdminRemoveUserFromGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.setMembership(request, false);
    }
}
