package dev.gatehouse.cloud;

import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionTracingConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.settings.Settings;
import java.util.Map;

/** A function of {@code lambda/}, with a role that may write to the function's own log group and nothing else. */
public final class Backend extends ComponentResource {
    /** Built from {@code lambda/} before our own sources are compiled. */
    static final String CODE = "./lambda/target/function.jar";

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private final Function function;

    Backend(String name, FunctionPlan plan, Settings settings, ComponentResourceOptions options) {
        super("gatehouse:cloud:Backend", name, options);
        LogGroup logs = new LogGroup(
                name,
                LogGroupArgs.builder()
                        .name("/aws/lambda/" + name)
                        .retentionInDays(
                                (int) settings.observability().retention().toDays())
                        .build(),
                Options.childOf(this));
        Role role = new Role(name, RoleArgs.builder().assumeRolePolicy(TRUST).build(), Options.childOf(this));
        RolePolicy policy = new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .role(role.id())
                        .policy(logs.arn().applyValue(Backend::mayWriteTo))
                        .build(),
                Options.childOf(this));
        this.function = function(name, plan, role, logs, policy);
        registerOutputs(Map.of());
    }

    Output<String> arn() {
        return function.arn();
    }

    /** As a REST API addresses it. */
    Output<String> invokeArn() {
        return function.invokeArn();
    }

    Output<String> functionName() {
        return function.name();
    }

    private static String mayWriteTo(String logGroup) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"%s:*"}]}""".formatted(logGroup);
    }

    private Function function(String name, FunctionPlan plan, Role role, LogGroup logs, RolePolicy policy) {
        FunctionArgs.Builder args = FunctionArgs.builder()
                .packageType("Zip")
                .runtime("java21")
                .architectures("arm64")
                .handler(plan.handler())
                .code(new FileArchive(CODE))
                .role(role.arn())
                .memorySize(plan.memoryMegabytes())
                .timeout((int) plan.timeout().toSeconds())
                .tracingConfig(
                        FunctionTracingConfigArgs.builder().mode("PassThrough").build())
                .loggingConfig(FunctionLoggingConfigArgs.builder()
                        .logFormat("JSON")
                        .logGroup(logs.name())
                        .build());
        if (!plan.environment().isEmpty()) {
            args.environment(FunctionEnvironmentArgs.builder()
                    .variables(plan.environment())
                    .build());
        }
        // The policy first: a function that starts before it may log loses its first lines.
        return new Function(
                name,
                args.build(),
                CustomResourceOptions.builder().parent(this).dependsOn(policy).build());
    }
}
