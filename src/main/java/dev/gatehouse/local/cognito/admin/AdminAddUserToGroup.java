package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;

/** AdminAddUserToGroup: adds a user to a group. */
public final class AdminAddUserToGroup implements Operation {
    private final GroupRequests requests;

    public AdminAddUserToGroup(GroupRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "AdminAddUserToGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.setMembership(request, true);
    }
}
