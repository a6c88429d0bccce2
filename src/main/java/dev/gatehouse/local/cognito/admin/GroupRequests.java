package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.DeclaredResourceOperations;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds the group that a request names, or refuses the request. The operations on groups share it. */
public final class GroupRequests {
    private static final String GROUP_NAME = "GroupName";

    private final PoolLookup pools;
    private final PoolGroups groups;

    public GroupRequests(PoolLookup pools, PoolGroups groups) {
        this.pools = pools;
        this.groups = groups;
    }

    static String groupName(ApiRequest request) {
        return request.text(GROUP_NAME);
    }

    /** The group as CreateGroup and UpdateGroup send it. */
    static Group group(ApiRequest request) {
        return new Group(
                groupName(request),
                request.has("Precedence") ? Optional.of(request.number("Precedence", 0)) : Optional.empty(),
                request.find("RoleArn"),
                request.find("Description"));
    }

    ApiAnswer withGroup(ApiRequest request, BiFunction<UserPool, Group, ApiAnswer> call) {
        return pools.pool(
                request,
                pool -> groups.find(pool, groupName(request))
                        .map(group -> call.apply(pool, group))
                        .orElseGet(() -> groupNotFound(request, pool)));
    }

    /** Refuses to change a group that the program declares, as for all declared resources. */
    ApiAnswer unlessDeclared(String operation, ApiRequest request, Function<UserPool, ApiAnswer> call) {
        return pools.pool(
                request,
                pool -> pool.groups().containsKey(groupName(request))
                        ? DeclaredResourceOperations.refused(operation, "gatehouse:identity.groups")
                        : call.apply(pool));
    }

    /** Adds the user to the group, or removes the user. */
    ApiAnswer setMembership(ApiRequest request, boolean member) {
        return pools.user(
                request,
                (pool, user) -> groups.setMembership(pool, user, groupName(request), member)
                        ? ApiAnswer.empty()
                        : groupNotFound(request, pool));
    }

    /** Text OBS. */
    Refused groupNotFound(ApiRequest request, UserPool pool) {
        return new Refused(
                "ResourceNotFoundException",
                "Group not found.",
                "no group " + LogText.of(groupName(request)) + "; groups of the pool are " + names(pool));
    }

    /** The names of all groups, for the log. */
    List<String> names(UserPool pool) {
        return groups.all(pool).stream()
                .map(Group::name)
                .sorted()
                .map(LogText::of)
                .toList();
    }
}
