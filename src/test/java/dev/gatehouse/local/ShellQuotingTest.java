package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuotingTest {
    @Test
    void quotesOnlyIfNecessary() {
        assertThat(ShellQuoting.quote(".gatehouse/env")).isEqualTo(".gatehouse/env");
        assertThat(ShellQuoting.quote("my folder/env")).isEqualTo("'my folder/env'");
        assertThat(ShellQuoting.quote("")).isEqualTo("''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's", "$HOME `id` $(id)", "\"x\" \\ ! # ~ * ?", "'", "two\nlines", "~", "-x"})
    void aShellReadsTheSameText(String text) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellQuoting.quote(text)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }
}
