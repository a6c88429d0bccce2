package dev.gatehouse.cloud;

import dev.gatehouse.cloud.api.HttpApiControls;
import dev.gatehouse.cloud.api.RestApiControls;
import dev.gatehouse.cloud.api.RestStageControls;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every rule that a declared stack is held to; yours too: {@code ./mvnw test -Dtest=ControlsTest -Dstack=mine}. */
final class Controls {
    static final List<Control> ALL = Stream.of(
                    IdentityControls.ALL,
                    PoolControls.ALL,
                    IdentityProviderControls.ALL,
                    TriggerControls.ALL,
                    ClientControls.ALL,
                    HttpApiControls.ALL,
                    DomainControls.ALL,
                    RestApiControls.ALL,
                    RestStageControls.ALL,
                    FunctionControls.ALL,
                    TableControls.ALL,
                    FirewallControls.ALL,
                    AlarmControls.ALL,
                    PublicationControls.ALL)
            .flatMap(List::stream)
            .toList();

    private Controls() {}

    /** What the settings declare, each resource's options among its inputs. */
    static Control.Stack declared(Settings settings) {
        return new Control.Stack(
                settings,
                Declaration.update(settings).all().stream()
                        .map(wanted -> {
                            Map<String, Object> inputs = new LinkedHashMap<>(wanted.inputs());
                            inputs.put("protect", wanted.request().getProtect());
                            inputs.put("retainOnDelete", wanted.request().getRetainOnDelete());
                            return new Control.Resource(wanted.type(), wanted.name(), inputs);
                        })
                        .toList());
    }

    static List<String> violations(Control.Stack stack) {
        return ALL.stream()
                .flatMap(control -> control.violations(stack).stream())
                .toList();
    }
}
