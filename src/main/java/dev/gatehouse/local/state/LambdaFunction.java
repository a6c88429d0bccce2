package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function as it was declared.
 *
 * @param runtime such as {@code java21}, {@code python3.13} or {@code nodejs22.x}
 * @param handler {@code package.Class} or {@code package.Class::method}, {@code module.function}, {@code file.export}
 * @param code a jar, a zip or, for scripts, a folder; absolute
 * @param memoryMegabytes 128 to 10240; of its process
 * @param permissions who may invoke it
 */
public record LambdaFunction(
        String arn,
        String name,
        String runtime,
        String handler,
        Path code,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        List<InvokePermission> permissions) {
    private static final Set<String> ACTIONS = Set.of("lambda:InvokeFunction", "lambda:*", "*");

    public LambdaFunction {
        environment = Map.copyOf(environment);
        permissions = List.copyOf(permissions);
    }

    /** Whether its own policy lets a service call it for a source (DOC "Using resource-based policies for Lambda"). */
    public boolean allows(String principal, String sourceArn) {
        return permissions.stream()
                .anyMatch(permission -> permission.principal().equals(principal)
                        && ACTIONS.contains(permission.action())
                        && (permission.sourceArn().isEmpty() || ArnPattern.matches(permission.sourceArn(), sourceArn)));
    }

    /** @param sourceArn pattern with {@code *}, such as {@code arn:aws:execute-api:…:<api>/<stage>/GET/resources} */
    public record InvokePermission(String principal, String action, String sourceArn) {}

    /** Environment values may be secret: they are left out. */
    @Override
    public String toString() {
        return "LambdaFunction[" + arn + ", " + runtime + ", " + handler + ", " + code + "]";
    }
}
