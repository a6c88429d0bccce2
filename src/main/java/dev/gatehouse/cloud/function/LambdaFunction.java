package dev.gatehouse.cloud.function;

import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionSnapStartArgs;
import com.pulumi.aws.lambda.inputs.FunctionTracingConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.IamPolicy;
import dev.gatehouse.cloud.resource.LogGroups;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.function.FunctionSettings;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function with the code of {@code lambda/} or your own code. Its role may only write to its log group and use
 * its table.
 */
public final class LambdaFunction extends ComponentResource implements InvokedFunction {
    private static final String TRUST_POLICY = IamPolicy.trustPolicy("lambda.amazonaws.com");

    private static final String ALIAS = "live";

    private final Function function;
    private final Output<String> roleName;

    /** SnapStart needs published versions, so callers use an alias of the latest version. */
    private final Optional<Alias> alias;

    public LambdaFunction(
            String name,
            FunctionConfiguration configuration,
            DeclarationContext context,
            ComponentResourceOptions options) {
        // The URN of each child contains the component's type token (Pulumi, Resource URNs). A new token would replace
        // all children, so a component keeps its first token when its class is renamed.
        super("gatehouse:cloud:Backend", name, options);
        Settings settings = context.settings();
        LogGroup logs = LogGroups.declare(name, "/aws/lambda/" + context.nameOnAws(name), context, this);
        Role role =
                new Role(name, RoleArgs.builder().assumeRolePolicy(TRUST_POLICY).build(), ChildOptions.childOf(this));
        RolePolicy policy = new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .role(role.id())
                        .policy(policy(configuration, settings, logs))
                        .build(),
                ChildOptions.childOf(this));
        this.function = function(name, configuration, context, role, logs, policy);
        this.roleName = role.name();
        this.alias = settings.function().snapStart() ? Optional.of(alias(name)) : Optional.empty();
        registerOutputs(Map.of());
    }

    private static Output<String> policy(FunctionConfiguration configuration, Settings settings, LogGroup logs) {
        boolean tracing = settings.function().tracing();
        Output<Optional<FunctionPolicy.Table>> table = configuration
                .table()
                .map(used -> Output.tuple(used.arn(), optional(used.key()))
                        .applyValue(known -> Optional.of(new FunctionPolicy.Table(known.t1, known.t2))))
                .orElseGet(() -> Output.of(Optional.empty()));
        return Output.tuple(OutputValues.of(logs, logs.arn()), table)
                .applyValue(both -> FunctionPolicy.json(both.t1, tracing, both.t2));
    }

    private static Output<Optional<String>> optional(Optional<Output<String>> text) {
        return text.map(output -> output.applyValue(Optional::of)).orElseGet(() -> Output.of(Optional.empty()));
    }

    /** The alias, or the function without an alias. */
    @Override
    public Output<String> arn() {
        return alias.map(used -> OutputValues.of(used, used.arn()))
                .orElseGet(() -> OutputValues.of(function, function.arn()));
    }

    @Override
    public Optional<Output<String>> qualifier() {
        return alias.map(Alias::name);
    }

    /** The ARN for the integration of a REST API. */
    public Output<String> invokeArn() {
        return alias.map(used -> OutputValues.of(used, used.invokeArn()))
                .orElseGet(() -> OutputValues.of(function, function.invokeArn()));
    }

    @Override
    public Output<String> functionName() {
        return function.name();
    }

    /** The name of the function's role, for policies that a program adds. */
    public Output<String> roleName() {
        return roleName;
    }

    private Function function(
            String name,
            FunctionConfiguration configuration,
            DeclarationContext context,
            Role role,
            LogGroup logs,
            RolePolicy policy) {
        Settings settings = context.settings();
        FunctionSettings functionSettings = settings.function();
        FunctionArgs.Builder args = FunctionArgs.builder()
                .packageType("Zip")
                .runtime(configuration.runtime())
                .architectures("arm64")
                .handler(configuration.handler())
                .code(new FileArchive(configuration.code()))
                .role(OutputValues.of(role, role.arn()))
                .memorySize(configuration.memoryMegabytes())
                .timeout((int) configuration.timeout().toSeconds())
                .publish(functionSettings.snapStart())
                .tracingConfig(FunctionTracingConfigArgs.builder()
                        .mode(functionSettings.tracing() ? "Active" : "PassThrough")
                        .build())
                .loggingConfig(FunctionLoggingConfigArgs.builder()
                        .logFormat("JSON")
                        .logGroup(logs.name())
                        .build());
        configuration.variables(context.outputs()).ifPresent(variables -> {
            args.environment(
                    FunctionEnvironmentArgs.builder().variables(variables).build());
            context.kmsKey().ifPresent(args::kmsKeyArn);
        });
        configuration.concurrency().ifPresent(args::reservedConcurrentExecutions);
        if (functionSettings.snapStart()) {
            args.snapStart(
                    FunctionSnapStartArgs.builder().applyOn("PublishedVersions").build());
        }
        // The policy first: a function that starts without it cannot write its first log lines.
        return new Function(
                name,
                args.build(),
                CustomResourceOptions.builder().parent(this).dependsOn(policy).build());
    }

    private Alias alias(String name) {
        return new Alias(
                name,
                AliasArgs.builder()
                        .name(ALIAS)
                        .functionName(function.name())
                        .functionVersion(OutputValues.of(function, function.version()))
                        .build(),
                ChildOptions.childOf(this));
    }
}
