package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigPreTokenGenerationConfigArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Lambda triggers of a user pool. The pool refers to the functions, and the permissions to invoke them refer to the
 * pool, so Pulumi creates functions, pool and permissions in this order.
 */
final class PoolTriggers {
    /** The event version with the access token. V1_0 has only the ID token. */
    private static final String EVENT_VERSION = "V2_0";

    private final Map<Trigger, TriggerTarget> targets = new LinkedHashMap<>();

    /**
     * @param target ARN that the pool invokes
     * @param function name or ARN for the permission
     * @param qualifier version or alias
     */
    private record TriggerTarget(Output<String> target, Output<String> function, Optional<Output<String>> qualifier) {}

    /** @param name prefix of resource names */
    PoolTriggers(String name, DeclarationContext context, FunctionArchives archives, ComponentResourceOptions options) {
        Settings settings = context.settings();
        settings.identity().triggers().all().forEach((moment, function) -> {
            if (function instanceof TriggerFunction.External existing) {
                targets.put(
                        moment,
                        new TriggerTarget(
                                Output.of(existing.target()),
                                Output.of(existing.arn()),
                                existing.qualifier().map(Output::of)));
            } else {
                LambdaFunction handler = new LambdaFunction(
                        name + "-" + moment.resourceName(),
                        FunctionConfiguration.forTrigger(moment, settings, archives),
                        context,
                        options);
                targets.put(moment, new TriggerTarget(handler.arn(), handler.functionName(), handler.qualifier()));
            }
        });
    }

    /** The Lambda configuration of the pool. If it is empty, an update removes the existing configuration. */
    Optional<UserPoolLambdaConfigArgs> config() {
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        UserPoolLambdaConfigArgs.Builder config = UserPoolLambdaConfigArgs.builder();
        target(Trigger.PRE_SIGN_UP).ifPresent(config::preSignUp);
        target(Trigger.POST_CONFIRMATION).ifPresent(config::postConfirmation);
        // Without preTokenGeneration, which Cognito sets itself.
        target(Trigger.PRE_TOKEN)
                .ifPresent(arn ->
                        config.preTokenGenerationConfig(UserPoolLambdaConfigPreTokenGenerationConfigArgs.builder()
                                .lambdaArn(arn)
                                .lambdaVersion(EVENT_VERSION)
                                .build()));
        return Optional.of(config.build());
    }

    private Optional<Output<String>> target(Trigger moment) {
        return Optional.ofNullable(targets.get(moment)).map(TriggerTarget::target);
    }

    /** Allows only this user pool to invoke each function. */
    void declareInvokePermissions(String name, UserPool pool, Resource parent) {
        targets.forEach((moment, target) -> {
            String key = name + "-" + moment.key();
            PermissionArgs.Builder args = PermissionArgs.builder()
                    // One function can serve two triggers, each with its own statement.
                    .statementId(StatementId.of(key))
                    .function(target.function())
                    .action("lambda:InvokeFunction")
                    .principal("cognito-idp.amazonaws.com")
                    .sourceArn(OutputValues.of(pool, pool.arn()));
            target.qualifier().ifPresent(args::qualifier);
            new Permission(key, args.build(), ChildOptions.childOf(parent));
        });
    }
}
