package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gatehouse.Stacks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The stacks that run on AWS keep every control; {@code -Dstack=NAME} adds your own file to them. */
class ControlsTest {
    private static List<String> stacks() {
        String own = System.getProperty("stack", "");
        return own.isEmpty() ? List.of("dev", "prod") : List.of("dev", "prod", own);
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
        Control.Stack stack = declared("prod");

        assertThat(Controls.ALL)
                .allSatisfy(control ->
                        assertThat(stack.all(control.type())).as(control.ids()).isNotEmpty());
    }

    @Test
    void devAndProdTogetherHaveEveryKindOfClient() {
        assumeThat(stacks()).hasSize(2);

        assertThat(ClientControls.kinds(declared("dev")))
                .containsExactlyInAnyOrder(dev.gatehouse.settings.ClientKind.values());
    }

    static Control.Stack declared(String name) {
        try {
            return Controls.declared(Stacks.settings(name));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
