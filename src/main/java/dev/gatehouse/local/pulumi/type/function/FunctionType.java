package dev.gatehouse.local.pulumi.type.function;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.MissingCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code aws.lambda.Function}, with code from an archive or a folder on this machine. */
public final class FunctionType extends ResourceType {
    public static final String TOKEN = "aws:lambda/function:Function";

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:([A-Za-z0-9_-]+)(?::[A-Za-z0-9_$-]+)?");

    private static final Pattern IMITATED_RUNTIMES = Pattern.compile("java[0-9]|python[0-9]|nodejs[0-9]");

    /** Inputs that are not part of a version: a change does not publish one. */
    private static final Set<String> UNVERSIONED_INPUTS = Set.of("tags", "reservedConcurrentExecutions");

    FunctionType() {
        super(FunctionInputs.FUNCTION, Set.of("name", "packageType"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("role", "code", "handler", "runtime");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        inputs.archive("code")
                .filter(code -> !Files.isReadable(Path.of(code.path())))
                .ifPresent(code -> errors.add(new ValidationError("code", MissingCode.message(Path.of(code.path())))));
        if (inputs.archive("code").isEmpty() && !(inputs.values().get("code") instanceof Properties.Unknown)) {
            errors.add(new ValidationError("code", "must be a file or folder on this machine"));
        }
        inputs.text("runtime")
                .filter(runtime -> !IMITATED_RUNTIMES.matcher(runtime).lookingAt())
                .ifPresent(runtime -> errors.add(new ValidationError(
                        "runtime", "only java, python and nodejs are imitated locally, got " + runtime)));
        int memory = inputs.integer("memorySize", 128);
        if (memory < 128 || memory > 10_240) {
            errors.add(new ValidationError("memorySize", "must be 128 to 10240, got " + memory));
        }
        int timeout = inputs.integer("timeout", 3);
        if (timeout < 1 || timeout > 900) {
            errors.add(new ValidationError("timeout", "must be 1 to 900, got " + timeout));
        }
        return errors;
    }

    /** The provider uses the function's name as the id. */
    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("name");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String arn = arn(id, addresses);
        String version = version(inputs, before);
        return Map.of(
                "arn",
                arn,
                "qualifiedArn",
                arn + ":" + version,
                "invokeArn",
                invokeArn(arn, addresses),
                "version",
                version);
    }

    @Override
    public Set<String> unknownOutputs(Properties inputs) {
        return inputs.flag("publish", false) ? Set.of("version", "qualifiedArn") : Set.of();
    }

    /** With {@code publish}, each change of a versioned input publishes a version. */
    private static String version(Properties inputs, Properties before) {
        if (!inputs.flag("publish", false)) {
            return "$LATEST";
        }
        int last = before.text("version")
                .filter(text -> text.matches("[0-9]+"))
                .map(Integer::parseInt)
                .orElse(0);
        boolean same = inputs.values().entrySet().stream()
                .filter(each -> !UNVERSIONED_INPUTS.contains(each.getKey()))
                .allMatch(each -> each.getValue().equals(before.values().get(each.getKey())));
        return String.valueOf(same && last > 0 ? last : last + 1);
    }

    static String invokeArn(String arn, Addresses addresses) {
        return "arn:" + addresses.partition() + ":apigateway:" + addresses.region()
                + ":lambda:path/2015-03-31/functions/" + arn + "/invocations";
    }

    private static String arn(String name, Addresses addresses) {
        return addresses.arn("lambda", "function:" + name);
    }

    /** The function name in an ARN or an invocation URI; empty if there is none. */
    public static String functionName(String uri) {
        Matcher matcher = ARN.matcher(uri);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The function ARN in an invocation URI, with its qualifier if it has one. */
    public static String functionArn(String uri) {
        Matcher matcher = ARN.matcher(uri);
        return matcher.find() ? matcher.group() : uri;
    }

    /** Whether an ARN ends with a version or an alias. */
    public static boolean isQualified(String arn) {
        return arn.split(":", -1).length > 7;
    }

    public static LambdaFunction model(Resource function, Resources all, Addresses addresses) {
        return model(function, arn(function.id(), addresses), "", all);
    }

    /** @param qualifier the alias at the end of {@code arn}; empty for the unqualified function */
    public static LambdaFunction model(Resource function, String arn, String qualifier, Resources all) {
        Properties inputs = function.inputs();
        Map<String, String> environment = new LinkedHashMap<>();
        inputs.section("environment")
                .section("variables")
                .values()
                .forEach((key, value) -> environment.put(key, String.valueOf(value)));
        return new LambdaFunction(
                arn,
                function.id(),
                inputs.required("runtime"),
                inputs.required("handler"),
                Path.of(inputs.archive("code").orElseThrow().path()),
                inputs.integer("memorySize", 128),
                Duration.ofSeconds(inputs.integer("timeout", 3)),
                environment,
                all.all(PermissionType.TOKEN).stream()
                        .filter(permission ->
                                PermissionType.function(permission).equals(function.id())
                                        && PermissionType.qualifier(permission).equals(qualifier))
                        .map(PermissionType::model)
                        .toList());
    }
}
