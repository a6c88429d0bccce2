package dev.gatehouse.cloud.monitoring;

import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.monitoring.AlarmThresholds;
import dev.gatehouse.settings.monitoring.Observability;
import java.util.List;
import java.util.Optional;

/** Whoever keeps an eye on the stack: alarms, a dashboard, both or neither. */
public final class Monitoring {
    private Monitoring() {}

    public static void over(
            String name,
            Settings settings,
            Optional<IdentityStack> own,
            LambdaFunction backend,
            ApiGateway api,
            ComponentResourceOptions options) {
        Observability wanted = settings.observability();
        if (wanted.alarms().isEmpty() && !wanted.dashboard()) {
            return;
        }
        boolean protection = settings.identity().protection();
        RefusalCounts counts = new RefusalCounts(name + "-refusals", api.metrics(), api.accessLog(), options);
        List<AlarmDefinition> watches = AlarmDefinitions.of(
                wanted.alarms().orElseGet(AlarmThresholds::defaults), api.metrics(), backend.functionName());
        own.ifPresent(side -> watches.addAll(AlarmDefinitions.ofSignIns(
                wanted.alarms().orElseGet(AlarmThresholds::defaults),
                side.users().poolId(),
                settings.clients(),
                side.clients()::id)));
        wanted.alarms().ifPresent(rules -> {
            AlarmTopic topic = new AlarmTopic(name + "-alarms", rules, wanted, options);
            new Alarms(name, watches, topic, counts, protection, options);
        });
        if (wanted.dashboard()) {
            new Dashboard(name, settings.region(), watches, counts, protection, options);
        }
    }
}
