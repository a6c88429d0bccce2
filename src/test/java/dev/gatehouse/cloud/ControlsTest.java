package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatehouse.Stacks;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Dev, prod, a stack that switches on everything and one with a REST API keep every control; {@code -Dstack=NAME} adds
 * your own file to them.
 */
class ControlsTest {
    static final List<String> ALL =
            List.of("dev", "prod", "everything", "rest", "domains", "adopted", "foreign", "script");

    private static List<String> stacks() {
        String own = System.getProperty("stack", "");
        return own.isEmpty() ? ALL : Stream.concat(ALL.stream(), Stream.of(own)).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyControlHolds() {
        return stacks().stream().flatMap(name -> {
            Control.Stack stack = declared(name);
            return Controls.ALL.stream()
                    .map(control -> DynamicTest.dynamicTest(
                            name + ": " + control.ids() + ": " + control.path() + " " + control.rule(),
                            () -> assertThat(control.violations(stack)).isEmpty()));
        });
    }

    @Test
    void everyControlMeetsAResource() {
        Set<String> declared = Stream.of("everything", "rest", "domains")
                .flatMap(name -> declared(name).resources().stream())
                .map(Control.Resource::type)
                .collect(Collectors.toSet());

        assertThat(Controls.ALL)
                .extracting(Control::type)
                .filteredOn(type -> !declared.contains(type))
                .isEmpty();
    }

    @Test
    void devAndProdTogetherHaveEveryKindOfClient() {
        assumeThat(stacks()).isEqualTo(ALL);

        assertThat(ClientControls.kinds(declared("dev")))
                .containsExactlyInAnyOrder(dev.gatehouse.settings.identity.ClientKind.values());
    }

    static Control.Stack declared(String name) {
        try {
            return Controls.declared(Stacks.settings(name));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
