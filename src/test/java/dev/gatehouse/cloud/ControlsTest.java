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

/** The stacks that run on AWS keep every control; {@code -Dstack=NAME} adds your own file to them. */
class ControlsTest {
    /** Those of the stack files, and what they would be as REST APIs. */
    static final List<String> OURS = List.of("dev", "prod", "dev as REST", "prod as REST");

    private static final String AS_REST = " as REST";

    private static List<String> stacks() {
        String own = System.getProperty("stack", "");
        return own.isEmpty()
                ? OURS
                : Stream.concat(OURS.stream(), Stream.of(own)).toList();
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
        Set<String> declared = Stream.of("prod", "prod as REST")
                .flatMap(name -> declared(name).resources().stream())
                .map(Control.Resource::type)
                .collect(Collectors.toSet());

        assertThat(Controls.ALL)
                .allSatisfy(control -> assertThat(declared).as(control.ids()).contains(control.type()));
    }

    @Test
    void devAndProdTogetherHaveEveryKindOfClient() {
        assumeThat(stacks()).isEqualTo(OURS);

        assertThat(ClientControls.kinds(declared("dev")))
                .containsExactlyInAnyOrder(dev.gatehouse.settings.ClientKind.values());
    }

    static Control.Stack declared(String name) {
        try {
            return Controls.declared(
                    name.endsWith(AS_REST)
                            ? Stacks.rest(name.substring(0, name.length() - AS_REST.length()))
                            : Stacks.settings(name));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
