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
import java.util.Set;

/** {@code aws.lambda.Alias}. An alias always runs the current code, because the local cloud keeps only one version. */
public final class AliasType extends ResourceType {
    public static final String TOKEN = "aws:lambda/alias:Alias";

    AliasType() {
        super(FunctionInputs.ALIAS, Set.of("name", "functionName"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("functionName", "functionVersion");
    }

    /** DOC "CreateAlias", parameter Name. */
    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        return inputs.text("name")
                .filter(name -> !name.matches("(?![0-9]+$)[A-Za-z0-9_-]{1,128}"))
                .map(name -> List.of(new ValidationError(
                        "name", "must be 1 to 128 letters, digits, - or _, not only digits, got " + name)))
                .orElse(List.of());
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>();
        String function = function(inputs);
        existing.byId(FunctionType.TOKEN, function)
                .ifPresentOrElse(
                        found -> {
                            String version = inputs.text("functionVersion").orElse("");
                            if (!version.equals(found.outputs().required("version")) && !version.equals("$LATEST")) {
                                errors.add(new ValidationError(
                                        "functionVersion", "function " + function + " has no version " + version));
                            }
                        },
                        () -> errors.add(new ValidationError("functionName", "there is no function " + function)));
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return addresses.arn("lambda", "function:" + function(inputs) + ":" + inputs.required("name"));
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of("arn", id, "invokeArn", FunctionType.invokeArn(id, addresses));
    }

    private static String function(Properties inputs) {
        String given = inputs.required("functionName");
        String name = FunctionType.functionName(given);
        return name.isEmpty() ? given : name;
    }

    /** The model of the function under the alias's ARN, with the permissions for that alias. */
    public static LambdaFunction model(Resource alias, Resources all, Addresses addresses) {
        Resource function =
                all.byId(FunctionType.TOKEN, function(alias.inputs())).orElseThrow();
        return FunctionType.model(function, alias.id(), alias.inputs().required("name"), all);
    }

    /** Whether the function has an alias. */
    public static boolean existsFor(Resource function, Resources all) {
        return all.all(TOKEN).stream().anyMatch(alias -> isOf(alias, function.id()));
    }

    static boolean isOf(Resource alias, String function) {
        return function(alias.inputs()).equals(function);
    }
}
