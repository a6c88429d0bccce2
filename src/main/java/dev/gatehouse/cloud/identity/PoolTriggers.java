package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigPreTokenGenerationConfigArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.FunctionPlan;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that the user pool calls. They stand before the pool, which names them; the right to call them comes
 * after it, since it names the pool: function, pool, permission, and no circle.
 */
final class PoolTriggers {
    /** The event with the access token's claims and scopes; V1_0 knows the ID token alone. */
    private static final String EVENT = "V2_0";

    private final Map<Trigger, Callee> callees = new LinkedHashMap<>();

    /**
     * @param target what the pool calls
     * @param function what the permission is about
     * @param qualifier its version or alias
     */
    private record Callee(Output<String> target, Output<String> function, Optional<Output<String>> qualifier) {}

    /** @param name of the stack's resources; ours is declared below it */
    PoolTriggers(String name, Settings settings, ComponentResourceOptions options) {
        settings.identity().triggers().all().forEach((trigger, function) -> {
            if (function instanceof TriggerFunction.External given) {
                callees.put(
                        trigger,
                        new Callee(
                                Output.of(given.target()),
                                Output.of(given.arn()),
                                given.qualifier().map(Output::of)));
            } else {
                LambdaFunction ours = new LambdaFunction(
                        name + "-" + trigger.resourceName(),
                        FunctionPlan.trigger(trigger, settings),
                        settings,
                        options);
                callees.put(trigger, new Callee(ours.arn(), ours.functionName(), ours.qualifier()));
            }
        });
    }

    /** What the pool is told; empty where it calls nobody, which takes an earlier configuration away. */
    Optional<UserPoolLambdaConfigArgs> config() {
        if (callees.isEmpty()) {
            return Optional.empty();
        }
        UserPoolLambdaConfigArgs.Builder config = UserPoolLambdaConfigArgs.builder();
        target(Trigger.PRE_SIGN_UP).ifPresent(config::preSignUp);
        target(Trigger.POST_CONFIRMATION).ifPresent(config::postConfirmation);
        // Never preTokenGeneration beside it: Cognito fills that one in by itself.
        target(Trigger.PRE_TOKEN)
                .ifPresent(arn ->
                        config.preTokenGenerationConfig(UserPoolLambdaConfigPreTokenGenerationConfigArgs.builder()
                                .lambdaArn(arn)
                                .lambdaVersion(EVENT)
                                .build()));
        return Optional.of(config.build());
    }

    private Optional<Output<String>> target(Trigger trigger) {
        return Optional.ofNullable(callees.get(trigger)).map(Callee::target);
    }

    /** Lets this pool, and no other of any account, call each function. */
    void permit(String name, UserPool pool, Resource parent) {
        callees.forEach((trigger, callee) -> {
            String key = name + "-" + trigger.key();
            PermissionArgs.Builder args = PermissionArgs.builder()
                    // One function may serve two triggers: a statement each.
                    .statementId(StatementId.of(key))
                    .function(callee.function())
                    .action("lambda:InvokeFunction")
                    .principal("cognito-idp.amazonaws.com")
                    .sourceArn(OutputValues.of(pool, pool.arn()));
            callee.qualifier().ifPresent(args::qualifier);
            new Permission(key, args.build(), ChildOptions.childOf(parent));
        });
    }
}
