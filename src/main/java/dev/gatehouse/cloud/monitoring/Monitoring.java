package dev.gatehouse.cloud.monitoring;

import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.monitoring.AlarmThresholds;
import dev.gatehouse.settings.monitoring.Observability;
import java.util.List;
import java.util.Optional;

/** Declares the alarms and the dashboard of a stack, if its settings have them. */
public final class Monitoring {
    private Monitoring() {}

    public static void declare(
            String name,
            DeclarationContext context,
            Optional<IdentityStack> identity,
            LambdaFunction function,
            ApiGateway api,
            ComponentResourceOptions options) {
        Settings settings = context.settings();
        Observability observability = settings.observability();
        if (observability.alarms().isEmpty() && !observability.dashboard()) {
            return;
        }
        boolean protection = settings.identity().protection();
        RefusalCounts counts = new RefusalCounts(name + "-refusals", api.metrics(), api.accessLog(), options);
        List<AlarmDefinition> definitions = AlarmDefinitions.of(
                observability.alarms().orElseGet(AlarmThresholds::defaults), api.metrics(), function.functionName());
        identity.ifPresent(stack -> definitions.addAll(AlarmDefinitions.forSignIns(
                observability.alarms().orElseGet(AlarmThresholds::defaults),
                stack.users().poolId(),
                settings.clients(),
                stack.clients()::id)));
        observability.alarms().ifPresent(rules -> {
            AlarmTopic topic = new AlarmTopic(name + "-alarms", rules, context, options);
            new Alarms(name, definitions, topic, counts, protection, options);
        });
        if (observability.dashboard()) {
            new Dashboard(name, context, definitions, counts, protection, options);
        }
    }
}
