package dev.gatehouse.local.cognito.admin;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.DeclaredResourceOperations;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Groups, declared ones and those created at run time, and who is in them. */
public final class AdminGroups {
    private static final String GROUP = "GroupName";
    private static final String PRECEDENCE = "Precedence";
    private static final String LIMIT = "Limit";
    private static final String NEXT = "NextToken";

    private final PoolLookup calls;
    private final UserStore users;
    private final PoolGroups groups;

    public AdminGroups(PoolLookup calls, UserStore users, PoolGroups groups) {
        this.calls = calls;
        this.users = users;
        this.groups = groups;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation("AdminAddUserToGroup", request -> member(request, true)),
                new AdminOperation("AdminRemoveUserFromGroup", request -> member(request, false)),
                new AdminOperation(
                        "AdminListGroupsForUser",
                        request -> calls.user(request, (pool, user) -> groups(request, pool, of(pool, user)))),
                new AdminOperation(
                        "ListGroups", request -> calls.pool(request, pool -> groups(request, pool, groups.all(pool)))),
                new AdminOperation("CreateGroup", this::create),
                new AdminOperation("UpdateGroup", this::update),
                new AdminOperation("DeleteGroup", this::delete),
                new AdminOperation(
                        "GetGroup",
                        request -> inGroup(request, (pool, group) -> UserJson.answer("Group", group(pool, group)))),
                new AdminOperation(
                        "ListUsersInGroup", request -> inGroup(request, (pool, group) -> users(request, pool, group))));
    }

    private ApiAnswer create(ApiRequest request) {
        return calls.pool(
                request,
                pool -> groups.create(pool, written(request))
                        .map(group -> UserJson.answer("Group", group(pool, group)))
                        // Exception: API reference; text OBS aws-amplify/amplify-backend #1781.
                        .orElseGet(() -> new Refused(
                                "GroupExistsException",
                                "A group with the name already exists",
                                "group " + LogText.of(request.text(GROUP))
                                        + " is there, perhaps in other capitals; groups" + " of the pool are "
                                        + names(pool))));
    }

    private ApiAnswer update(ApiRequest request) {
        return ofTheProgram(
                "UpdateGroup",
                request,
                pool -> groups.update(pool, written(request))
                        .map(group -> UserJson.answer("Group", group(pool, group)))
                        .orElseGet(() -> unknown(request, pool)));
    }

    private ApiAnswer delete(ApiRequest request) {
        return ofTheProgram(
                "DeleteGroup",
                request,
                pool -> groups.delete(pool, request.text(GROUP)) ? ApiAnswer.empty() : unknown(request, pool));
    }

    /** A declared group is refused, as all that is declared. */
    private ApiAnswer ofTheProgram(String operation, ApiRequest request, Function<UserPool, ApiAnswer> call) {
        return calls.pool(
                request,
                pool -> pool.groups().containsKey(request.text(GROUP))
                        ? DeclaredResourceOperations.refused(operation, "gatehouse:identity.groups")
                        : call.apply(pool));
    }

    private static Group written(ApiRequest request) {
        return new Group(
                request.text(GROUP),
                request.has(PRECEDENCE) ? Optional.of(request.number(PRECEDENCE, 0)) : Optional.empty(),
                request.find("RoleArn"),
                request.find("Description"));
    }

    private ApiAnswer inGroup(ApiRequest request, BiFunction<UserPool, Group, ApiAnswer> call) {
        return calls.pool(
                request,
                pool -> groups.find(pool, request.text(GROUP))
                        .map(group -> call.apply(pool, group))
                        .orElseGet(() -> unknown(request, pool)));
    }

    /** Text OBS. */
    private ApiAnswer unknown(ApiRequest request, UserPool pool) {
        return new Refused(
                "ResourceNotFoundException",
                "Group not found.",
                "no group " + LogText.of(request.text(GROUP)) + "; groups of the pool are " + names(pool));
    }

    private List<String> names(UserPool pool) {
        return groups.all(pool).stream()
                .map(Group::name)
                .sorted()
                .map(LogText::of)
                .toList();
    }

    private ApiAnswer member(ApiRequest request, boolean in) {
        return calls.user(
                request,
                (pool, user) -> groups.setMembership(pool, user, request.text(GROUP), in)
                        ? ApiAnswer.empty()
                        : unknown(request, pool));
    }

    private List<Group> of(UserPool pool, User user) {
        return groups.all(pool).stream()
                .filter(group -> user.groups().contains(group.name()))
                .toList();
    }

    private ApiAnswer groups(ApiRequest request, UserPool pool, List<Group> groups) {
        Paging paging = new Paging("groups " + pool.id());
        return paging.page(
                request,
                NEXT,
                "Groups",
                LIMIT,
                after -> groups.stream()
                        .sorted(Comparator.comparing(Group::name))
                        .filter(group -> group.name().compareTo(after) > 0),
                Group::name,
                group -> group(pool, group));
    }

    private ApiAnswer users(ApiRequest request, UserPool pool, Group group) {
        return new Paging("users of group " + pool.id() + " " + group.name())
                .page(
                        request,
                        NEXT,
                        "Users",
                        LIMIT,
                        after -> users.listAfter(pool, after)
                                .filter(user -> user.groups().contains(group.name())),
                        User::username,
                        UserJson::user);
    }

    /** GroupType of the API reference; of a declared group without times, because none are kept. */
    private JsonObject group(UserPool pool, Group group) {
        JsonObject json = new JsonObject();
        json.addProperty("GroupName", group.name());
        json.addProperty("UserPoolId", pool.id());
        group.description().ifPresent(text -> json.addProperty("Description", text));
        group.roleArn().ifPresent(arn -> json.addProperty("RoleArn", arn));
        group.precedence().ifPresent(number -> json.addProperty("Precedence", number));
        groups.findCreated(pool, group.name()).ifPresent(row -> {
            json.addProperty("CreationDate", UserJson.seconds(row.created()));
            json.addProperty("LastModifiedDate", UserJson.seconds(row.modified()));
        });
        return json;
    }
}
