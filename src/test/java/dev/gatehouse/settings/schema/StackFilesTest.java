package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "local", "agents", "everything"})
    void areAccepted(String name) {
        StackTree.of(name).accepts();
    }

    @Test
    void devWarnsOfPasswordSignIn() throws Exception {
        assertThat(StackTree.of("dev").read().warnings())
                .containsExactly(
                        "gatehouse:clients.cli.passwordSignIn: the client handles users' passwords itself; its tokens contain none of your scopes except those of identity.passwordScopes");
    }

    @Test
    void prodHasNothingToWarnOf() throws Exception {
        assertThat(StackTree.of("prod").read().warnings()).isEmpty();
    }

    /** A prefix is unique in a region over all accounts, so the second stack with it fails after minutes. */
    @Test
    void noTwoStacksShareADomain() {
        List<String> prefixes = Stream.of("dev", "prod", "local", "agents", "everything")
                .map(name -> {
                    try {
                        Settings settings = StackTree.of(name).read();
                        return settings.region() + " "
                                + settings.domain().orElseThrow().prefix();
                    } catch (SettingsException e) {
                        throw new AssertionError(e.getMessage(), e);
                    }
                })
                .toList();

        assertThat(prefixes).doesNotHaveDuplicates();
    }
}
