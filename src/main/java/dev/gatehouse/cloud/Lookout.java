package dev.gatehouse.cloud;

import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.settings.AlarmRules;
import dev.gatehouse.settings.Observability;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Whoever keeps an eye on the stack: alarms, a dashboard, both or neither. */
final class Lookout {
    private Lookout() {}

    static void over(
            String name,
            Settings settings,
            Optional<UserSide> own,
            Backend backend,
            Gateway api,
            ComponentResourceOptions options) {
        Observability wanted = settings.observability();
        if (wanted.alarms().isEmpty() && !wanted.dashboard()) {
            return;
        }
        boolean protection = settings.identity().protection();
        RefusalCounts counts = new RefusalCounts(name + "-refusals", api.metrics(), api.accessLog(), options);
        List<Watch> watches =
                Watches.of(wanted.alarms().orElseGet(AlarmRules::byDefault), api.metrics(), backend.functionName());
        own.ifPresent(side -> watches.addAll(Watches.ofSignIns(
                wanted.alarms().orElseGet(AlarmRules::byDefault),
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
