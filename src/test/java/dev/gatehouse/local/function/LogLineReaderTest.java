package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLineReaderTest {
    private static final String MAX_LINE_LENGTH = "x".repeat(262_144);

    private static List<String> lines(String printed) throws IOException {
        List<String> lines = new ArrayList<>();
        LogLineReader.copy(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)), lines::add);
        return lines;
    }

    @Test
    void endAtALineEndOfAnySystem() throws IOException {
        assertThat(lines("one\ntwo\r\nthree\rstill\n")).containsExactly("one", "two", "three\rstill");
    }

    @Test
    void mayBeEmpty() throws IOException {
        assertThat(lines("\n\r\na\n\n")).containsExactly("", "", "a", "");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void needNoEndAtTheEnd() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
    }

    @Test
    void areWholeUpToTheLimitAndCutAboveIt() throws IOException {
        assertThat(lines(MAX_LINE_LENGTH + "\nnext\n")).containsExactly(MAX_LINE_LENGTH, "next");
        assertThat(lines(MAX_LINE_LENGTH + "y\nnext\n")).containsExactly(MAX_LINE_LENGTH, "y", "next");
        assertThat(lines(MAX_LINE_LENGTH + MAX_LINE_LENGTH)).containsExactly(MAX_LINE_LENGTH, MAX_LINE_LENGTH);
    }
}
