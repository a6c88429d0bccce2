package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.lambda.Alias}: a name that callers use for a published version; here it is always the one there is. */
public final class AliasType extends ResourceType {
    public static final String TOKEN = "aws:lambda/alias:Alias";

    AliasType() {
        super(TOKEN, Set.of("name", "functionName"));
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    List<String> required() {
        return List.of("functionName", "functionVersion");
    }

    /** CreateAlias, parameter Name. */
    @Override
    List<Finding> forms(Properties inputs) {
        return inputs.text("name")
                .filter(name -> !name.matches("(?![0-9]+$)[A-Za-z0-9_-]{1,128}"))
                .map(name -> List.of(
                        new Finding("name", "must be 1 to 128 letters, digits, - or _, not digits alone, got " + name)))
                .orElse(List.of());
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>();
        String function = function(inputs);
        existing.byId(FunctionType.TOKEN, function)
                .ifPresentOrElse(
                        found -> {
                            String version = inputs.text("functionVersion").orElse("");
                            if (!version.equals(found.outputs().required("version")) && !version.equals("$LATEST")) {
                                findings.add(new Finding(
                                        "functionVersion", "function " + function + " has no version " + version));
                            }
                        },
                        () -> findings.add(new Finding("functionName", "there is no function " + function)));
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return addresses.arn("lambda", "function:" + function(inputs) + ":" + inputs.required("name"));
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of("arn", id, "invokeArn", FunctionType.invokeArn(id, addresses));
    }

    private static String function(Properties inputs) {
        String given = inputs.required("functionName");
        String name = FunctionType.nameIn(given);
        return name.isEmpty() ? given : name;
    }

    /** Its function under its own ARN, with the permissions that name it. */
    public static LambdaFunction picture(Resource alias, Resources all, Addresses addresses) {
        Resource function =
                all.byId(FunctionType.TOKEN, function(alias.inputs())).orElseThrow();
        return FunctionType.picture(function, alias.id(), alias.inputs().required("name"), all);
    }

    /** Whether callers are to use an alias of the function. */
    public static boolean standsFor(Resource function, Resources all) {
        return all.all(TOKEN).stream().anyMatch(alias -> isOf(alias, function.id()));
    }

    static boolean isOf(Resource alias, String function) {
        return function(alias.inputs()).equals(function);
    }
}
