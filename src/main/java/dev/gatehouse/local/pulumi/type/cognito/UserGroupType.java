package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.cognito.UserGroup}. */
public final class UserGroupType extends ResourceType {
    public static final String TOKEN = "aws:cognito/userGroup:UserGroup";

    UserGroupType() {
        super(CognitoInputs.USER_GROUP, Set.of("name", "userPoolId"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("userPoolId");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors =
                new ArrayList<>(checkReference(inputs, "userPoolId", UserPoolType.TOKEN, existing));
        String name = inputs.text("name").orElse("");
        // OBS aws-amplify/amplify-backend #1781: AWS refuses a second name that differs only in case. An equal name
        // gets
        // an equal id, which is refused later.
        if (existing.all(TOKEN).stream()
                .filter(other -> other.inputs().text("userPoolId").equals(inputs.text("userPoolId")))
                .map(other -> other.inputs().text("name").orElse(""))
                .anyMatch(other -> other.equalsIgnoreCase(name) && !other.equals(name))) {
            errors.add(new ValidationError("name", "GroupExistsException: A group with the name already exists"));
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("userPoolId") + "/" + inputs.required("name");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }
}
