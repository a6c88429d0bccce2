package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A declared Lambda function.
 *
 * @param runtime such as {@code java21}, {@code python3.13} or {@code nodejs22.x}
 * @param handler {@code package.Class} or {@code package.Class::method}, {@code module.function}, {@code file.export}
 * @param code absolute path of a JAR, a ZIP file or, for scripts, a folder
 * @param memoryMegabytes memory of its process, 128 to 10240
 * @param permissions its resource-based policy
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

    /** Whether its policy lets a service invoke it for a source. DOC "Using resource-based policies for Lambda". */
    public boolean allows(String principal, String sourceArn) {
        return permissions.stream()
                .anyMatch(permission -> permission.principal().equals(principal)
                        && ACTIONS.contains(permission.action())
                        && (permission.sourceArn().isEmpty() || ArnPattern.matches(permission.sourceArn(), sourceArn)));
    }

    /** @param sourceArn pattern with {@code *}, such as {@code arn:aws:execute-api:…:<api>/<stage>/GET/resources} */
    public record InvokePermission(String principal, String action, String sourceArn) {}

    /** Omits the environment, whose values may be secret. */
    @Override
    public String toString() {
        return "LambdaFunction[" + arn + ", " + runtime + ", " + handler + ", " + code + "]";
    }
}
