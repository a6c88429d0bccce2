package dev.gatehouse.local.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The local cloud accepts every input of this repository's stacks, including the stacks on AWS. */
class StackInputsTest {
    private final CloudFixture fixture = new CloudFixture();

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "prod", "domains", "everything", "foreign", "gov", "rest"})
    void noInputIsRefused(String stack) throws Exception {
        Map<String, Object> tree = Stacks.tree(stack);
        if (tree.get("gatehouse:identity") instanceof Map<?, ?> identity
                && identity.get("triggers") instanceof Map<?, ?> triggers) {
            // A function that another program declares, so that it does not exist here.
            triggers.remove("postConfirmation");
        }
        Settings settings = Settings.read(stack, tree);

        assertThat(fixture.run(context -> Main.stack(context, settings)).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script"})
    void onlyTheMissingCodeOfAScriptIsRefused(String stack) throws Exception {
        Settings settings = Stacks.settings(stack);
        assertThat(Files.exists(Path.of("function"))).isFalse();

        assertThat(fixture.run(context -> Main.stack(context, settings)).problems())
                .allMatch(problem -> problem.contains("code: there is no "));
    }
}
