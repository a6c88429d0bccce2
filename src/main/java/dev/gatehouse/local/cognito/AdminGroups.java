package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Groups as they were declared, and who is in them. */
final class AdminGroups {
    private static final String GROUP = "GroupName";
    private static final String LIMIT = "Limit";
    private static final String NEXT = "NextToken";

    private final PoolCalls calls;
    private final Users users;
    private final Clock clock;

    AdminGroups(PoolCalls calls, Users users, Clock clock) {
        this.calls = calls;
        this.users = users;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new AdminOperation("AdminAddUserToGroup", request -> member(request, true)),
                new AdminOperation("AdminRemoveUserFromGroup", request -> member(request, false)),
                new AdminOperation(
                        "AdminListGroupsForUser",
                        request -> calls.user(request, (pool, user) -> groups(request, pool, of(pool, user)))),
                new AdminOperation(
                        "ListGroups",
                        request -> calls.pool(
                                request,
                                pool -> groups(
                                        request, pool, List.copyOf(pool.groups().values())))),
                new AdminOperation(
                        "GetGroup",
                        request -> inGroup(request, (pool, group) -> UserJson.answer("Group", group(pool, group)))),
                new AdminOperation(
                        "ListUsersInGroup", request -> inGroup(request, (pool, group) -> users(request, pool, group))));
    }

    private ApiAnswer inGroup(ApiRequest request, BiFunction<UserPool, Group, ApiAnswer> call) {
        return calls.pool(request, pool -> {
            Group group = pool.groups().get(request.text(GROUP));
            return group == null ? unknown(request, pool) : call.apply(pool, group);
        });
    }

    /** Text OBS. */
    private static Refused unknown(ApiRequest request, UserPool pool) {
        return new Refused(
                "ResourceNotFoundException",
                "Group not found.",
                "no group " + LogText.of(request.text(GROUP)) + " is declared; declared are "
                        + pool.groups().keySet().stream().sorted().toList());
    }

    /** Added twice or removed twice is no fault, as on AWS. */
    private ApiAnswer member(ApiRequest request, boolean in) {
        return calls.user(request, (pool, user) -> {
            String name = request.text(GROUP);
            if (!pool.groups().containsKey(name)) {
                return unknown(request, pool);
            }
            users.update(pool, user, now -> {
                Set<String> names = new LinkedHashSet<>(now.groups());
                boolean changed = in ? names.add(name) : names.remove(name);
                return changed ? now.inGroups(new ArrayList<>(names)).modifiedAt(clock.millis()) : now;
            });
            return ApiAnswer.empty();
        });
    }

    private static List<Group> of(UserPool pool, User user) {
        return pool.groups().values().stream()
                .filter(group -> user.groups().contains(group.name()))
                .toList();
    }

    private static ApiAnswer groups(ApiRequest request, UserPool pool, List<Group> groups) {
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
                        after -> users.list(pool, after)
                                .filter(user -> user.groups().contains(group.name())),
                        User::username,
                        UserJson::user);
    }

    /** GroupType of the API reference, without times: nobody counts when something was declared. */
    private static JsonObject group(UserPool pool, Group group) {
        JsonObject json = new JsonObject();
        json.addProperty("GroupName", group.name());
        json.addProperty("UserPoolId", pool.id());
        group.description().ifPresent(text -> json.addProperty("Description", text));
        group.roleArn().ifPresent(arn -> json.addProperty("RoleArn", arn));
        group.precedence().ifPresent(number -> json.addProperty("Precedence", number));
        return json;
    }
}
