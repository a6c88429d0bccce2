package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "local"})
    void areAccepted(String name) {
        StackTree.of(name).accepts();
    }

    @Test
    void devWarnsOfPasswordSignIn() throws Exception {
        assertThat(StackTree.of("dev").read().warnings())
                .containsExactly("gatehouse:clients.cli.passwordSignIn: the client handles users' passwords"
                        + " itself; its tokens carry no scope of yours");
    }

    @Test
    void prodHasNothingToWarnOf() throws Exception {
        assertThat(StackTree.of("prod").read().warnings()).isEmpty();
    }
}
