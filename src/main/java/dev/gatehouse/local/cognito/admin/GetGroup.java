package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.describe.JsonBody;

/** GetGroup: returns a group. */
public final class GetGroup implements Operation {
    private final GroupRequests requests;
    private final GroupJson json;

    public GetGroup(GroupRequests requests, GroupJson json) {
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return "GetGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.withGroup(request, (pool, group) -> JsonBody.of("Group", json.group(pool, group)));
    }
}
