package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;

/** ListUsersInGroup: lists the users in a group, sorted by user name. */
public final class ListUsersInGroup implements Operation {
    private final GroupRequests requests;
    private final UserStore users;

    public ListUsersInGroup(GroupRequests requests, UserStore users) {
        this.requests = requests;
        this.users = users;
    }

    @Override
    public String name() {
        return "ListUsersInGroup";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return requests.withGroup(request, (pool, group) -> page(request, pool, group));
    }

    private ApiAnswer page(ApiRequest request, UserPool pool, Group group) {
        return new Paging("users of group " + pool.id() + " " + group.name())
                .page(
                        request,
                        "NextToken",
                        "Users",
                        "Limit",
                        after -> users.listAfter(pool, after)
                                .filter(user -> user.groups().contains(group.name())),
                        User::username,
                        UserJson::user);
    }
}
