package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigPreTokenGenerationConfigArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.LambdaTriggers.Moment;
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
    private static final String EVENT_VERSION = "V2_0";

    private final Map<Moment, TriggerTarget> targets = new LinkedHashMap<>();

    /**
     * @param target what the pool calls
     * @param function what the permission is about
     * @param qualifier its version or alias
     */
    private record TriggerTarget(Output<String> target, Output<String> function, Optional<Output<String>> qualifier) {}

    /** @param name of the stack's resources; handler is declared below it */
    PoolTriggers(String name, Settings settings, ComponentResourceOptions options) {
        settings.identity().triggers().all().forEach((moment, function) -> {
            if (function instanceof TriggerFunction.Given existing) {
                targets.put(
                        moment,
                        new TriggerTarget(
                                Output.of(existing.target()),
                                Output.of(existing.arn()),
                                existing.qualifier().map(Output::of)));
            } else {
                LambdaFunction handler = new LambdaFunction(
                        name + "-" + moment.resourceName(), FunctionConfiguration.forTrigger(moment, settings), settings, options);
                targets.put(moment, new TriggerTarget(handler.arn(), handler.functionName(), handler.qualifier()));
            }
        });
    }

    /** What the pool is told; empty where it calls nobody, which takes an earlier configuration away. */
    Optional<UserPoolLambdaConfigArgs> config() {
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        UserPoolLambdaConfigArgs.Builder config = UserPoolLambdaConfigArgs.builder();
        target(Moment.PRE_SIGN_UP).ifPresent(config::preSignUp);
        target(Moment.POST_CONFIRMATION).ifPresent(config::postConfirmation);
        // Never preTokenGeneration beside it: Cognito fills that one in by itself.
        target(Moment.PRE_TOKEN)
                .ifPresent(arn ->
                        config.preTokenGenerationConfig(UserPoolLambdaConfigPreTokenGenerationConfigArgs.builder()
                                .lambdaArn(arn)
                                .lambdaVersion(EVENT_VERSION)
                                .build()));
        return Optional.of(config.build());
    }

    private Optional<Output<String>> target(Moment moment) {
        return Optional.ofNullable(targets.get(moment)).map(TriggerTarget::target);
    }

    /** Lets this pool, and no other of any account, call each function. */
    void declareInvokePermissions(String name, UserPool pool, Resource parent) {
        targets.forEach((moment, target) -> {
            String key = name + "-" + moment.key();
            PermissionArgs.Builder args = PermissionArgs.builder()
                    // One function may serve two triggers: a statement each.
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
