package dev.gatehouse.local.pulumi.type.function;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code aws.lambda.Permission}: one statement of a function's resource-based policy. */
public final class PermissionType extends ResourceType {
    public static final String TOKEN = "aws:lambda/permission:Permission";

    PermissionType() {
        super(
                FunctionInputs.PERMISSION,
                Set.of(
                        "action",
                        "eventSourceToken",
                        "function",
                        "functionUrlAuthType",
                        "principal",
                        "principalOrgId",
                        "qualifier",
                        "sourceAccount",
                        "sourceArn",
                        "statementId",
                        "statementIdPrefix"));
    }

    @Override
    public boolean deleteBeforeReplace(Properties inputs) {
        return inputs.has("statementId");
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("action", "function", "principal");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        return inputs.text("statementId")
                .filter(id -> !id.matches("[A-Za-z0-9_-]{1,100}"))
                .map(id -> List.of(new ValidationError(
                        "statementId", "must contain alphanumeric, underscores or dashes only, got " + id)))
                .orElse(List.of());
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>();
        inputs.text("function")
                .filter(function ->
                        existing.byId(FunctionType.TOKEN, name(function)).isEmpty())
                .ifPresent(function -> errors.add(new ValidationError("function", "there is no function " + function)));
        inputs.text("qualifier")
                .filter(alias -> existing.all(AliasType.TOKEN, "name", alias).stream()
                        .noneMatch(each -> AliasType.isOf(
                                each, name(inputs.text("function").orElse("")))))
                .ifPresent(alias -> errors.add(new ValidationError("qualifier", "there is no alias " + alias)));
        boolean taken = inputs.text("statementId").isPresent()
                && existing.all(TOKEN).stream()
                        .anyMatch(other -> other.inputs().text("statementId").equals(inputs.text("statementId"))
                                && inputs.text("function")
                                        .map(PermissionType::name)
                                        .equals(Optional.of(function(other)))
                                && other.inputs().text("qualifier").equals(inputs.text("qualifier")));
        if (taken) {
            errors.add(new ValidationError(
                    "statementId",
                    "ResourceConflictException: The statement id (" + inputs.required("statementId")
                            + ") provided already exists. Please provide a new statement id, or remove the existing"
                            + " statement."));
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return name(inputs.required("function"))
                + inputs.text("qualifier").map(alias -> ":" + alias).orElse("") + "/"
                + inputs.text("statementId")
                        .orElseGet(() -> inputs.text("statementIdPrefix").orElse("") + ids.apiPartId());
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of("statementId", id.substring(id.indexOf('/') + 1));
    }

    private static String name(String function) {
        String name = FunctionType.functionName(function);
        return name.isEmpty() ? function : name;
    }

    /** The name of the function to which the permission applies. */
    static String function(Resource permission) {
        return name(permission.inputs().required("function"));
    }

    /** The alias to which the permission applies; empty for the unqualified function. */
    static String qualifier(Resource permission) {
        return permission.inputs().text("qualifier").orElse("");
    }

    static LambdaFunction.InvokePermission model(Resource permission) {
        Properties inputs = permission.inputs();
        return new LambdaFunction.InvokePermission(
                inputs.required("principal"),
                inputs.required("action"),
                inputs.text("sourceArn").orElse("*"));
    }
}
