package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.cognito.UserGroup}. */
final class UserGroupType extends ResourceType {
    static final String TOKEN = "aws:cognito/userGroup:UserGroup";

    UserGroupType() {
        super(TOKEN, Set.of("name", "userPoolId"));
    }

    @Override
    boolean named() {
        return true;
    }

    @Override
    List<String> required() {
        return List.of("userPoolId");
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        return mustExist(inputs, "userPoolId", UserPoolType.TOKEN, existing);
    }

    @Override
    String id(Properties inputs, Ids ids, Addresses addresses) {
        return inputs.required("userPoolId") + "/" + inputs.required("name");
    }

    @Override
    Map<String, Object> computed(String id, Properties inputs, Properties before, Ids ids, Addresses addresses) {
        return Map.of();
    }
}
