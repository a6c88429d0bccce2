package dev.gatehouse.cloud;

import dev.gatehouse.cloud.api.HttpApiControls;
import dev.gatehouse.cloud.api.RestApiControls;
import dev.gatehouse.cloud.api.RestStageControls;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The controls that a declared stack must fulfil. To check your own stack, run {@code ./mvnw test -Dtest=ControlsTest
 * -Dstack=mine}.
 */
final class Controls {
    /** Controls of Security Hub, cdk-nag, Prowler, Checkov, Trivy and Guard. */
    static final List<Control> AUDITED = Stream.of(
                    IdentityControls.AUDITED,
                    PoolControls.AUDITED,
                    TriggerControls.AUDITED,
                    ClientControls.AUDITED,
                    HttpApiControls.AUDITED,
                    DomainControls.AUDITED,
                    RestApiControls.AUDITED,
                    RestStageControls.AUDITED,
                    FunctionControls.AUDITED,
                    TableControls.AUDITED,
                    FirewallControls.AUDITED,
                    AlarmControls.AUDITED)
            .flatMap(List::stream)
            .toList();

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = Stream.of(
                    IdentityControls.PINNED,
                    PoolControls.PINNED,
                    IdentityProviderControls.PINNED,
                    TriggerControls.PINNED,
                    ClientControls.PINNED,
                    McpControls.PINNED,
                    HttpApiControls.PINNED,
                    DomainControls.PINNED,
                    RestApiControls.PINNED,
                    RestStageControls.PINNED,
                    FunctionControls.PINNED,
                    TableControls.PINNED,
                    FirewallControls.PINNED,
                    TagControls.PINNED,
                    AlarmControls.PINNED,
                    PublicationControls.PINNED)
            .flatMap(List::stream)
            .toList();

    static final List<Control> ALL =
            Stream.of(AUDITED, PINNED).flatMap(List::stream).toList();

    private Controls() {}

    /** The declared resources of a stack. The resource options are part of the inputs. */
    static Control.Stack declared(Settings settings) {
        return new Control.Stack(
                settings,
                Declaration.update(settings).all().stream()
                        .map(declared -> {
                            Map<String, Object> inputs = new LinkedHashMap<>(declared.inputs());
                            inputs.put("protect", declared.request().getProtect());
                            inputs.put("retainOnDelete", declared.request().getRetainOnDelete());
                            return new Control.Resource(declared.type(), declared.nameInParent(), inputs);
                        })
                        .toList());
    }

    static List<String> violations(Control.Stack stack) {
        return ALL.stream()
                .flatMap(control -> control.violations(stack).stream())
                .toList();
    }
}
