package dev.gatehouse.local.cognito.admin;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import java.util.Comparator;
import java.util.List;

/** GroupType of the API reference. */
public final class GroupJson {
    private final PoolGroups groups;

    public GroupJson(PoolGroups groups) {
        this.groups = groups;
    }

    /** A declared group has no dates, because the local cloud does not store them. */
    JsonObject group(UserPool pool, Group group) {
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

    /** One page of groups, sorted by name. */
    ApiAnswer page(ApiRequest request, UserPool pool, List<Group> all) {
        return new Paging("groups " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "Groups",
                        "Limit",
                        after -> all.stream()
                                .sorted(Comparator.comparing(Group::name))
                                .filter(group -> group.name().compareTo(after) > 0),
                        Group::name,
                        group -> group(pool, group));
    }
}
