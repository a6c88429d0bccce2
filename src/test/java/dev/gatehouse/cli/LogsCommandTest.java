package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsCommandTest {
    private static final String LINES = """
            12:00:00 api      GET /health 200 3ms
            12:00:00 function started
            12:00:01 function \tat App.handler
            12:00:01 mail     to function user@example.com
            """;

    @TempDir
    private Path state;

    private Path log;

    @BeforeEach
    void write() throws Exception {
        log = Files.writeString(state.resolve("requests.log"), LINES);
    }

    private String printed(String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("--state", state.toString()));
        all.addAll(List.of(options));
        LogsCommand command = new LogsCommand(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        assertThat(new CommandLine(command).execute(all.toArray(String[]::new))).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheWholeLog() {
        assertThat(printed()).isEqualToNormalizingNewlines(LINES);
    }

    @Test
    void printsOnlyTheLinesOfFunctions() {
        assertThat(printed("--function"))
                .isEqualToNormalizingNewlines("12:00:00 function started\n12:00:01 function \tat App.handler\n");
    }

    @Test
    void readsALineOnlyWhenItIsComplete() throws Exception {
        List<String> lines = new ArrayList<>();
        try (GrowingFile file = GrowingFile.open(log)) {
            file.readTo(lines::add);
            lines.clear();
            append("12:00:02 api      half");
            file.awaitMore();
            file.readTo(lines::add);
            assertThat(lines).isEmpty();

            append(" and whole: \u00fc\n");
            file.awaitMore();
            file.readTo(lines::add);
            assertThat(lines).containsExactly("12:00:02 api      half and whole: \u00fc");
        }
    }

    @Test
    void goesOnWithTheNextFileWhenTheLogIsFull() throws Exception {
        List<String> lines = new ArrayList<>();
        try (GrowingFile file = GrowingFile.open(log)) {
            file.readTo(lines::add);
            lines.clear();
            Files.move(log, state.resolve("requests.log.1"));
            Files.writeString(log, "the next file\n");

            file.awaitMore();
            file.readTo(lines::add);

            assertThat(lines).containsExactly("the next file");
        }
    }

    @Test
    void startsAgainWhenTheLogIsEmptied() throws Exception {
        List<String> lines = new ArrayList<>();
        try (GrowingFile file = GrowingFile.open(log)) {
            file.readTo(lines::add);
            lines.clear();
            Files.writeString(log, "emptied\n");

            file.awaitMore();
            file.readTo(lines::add);

            assertThat(lines).containsExactly("emptied");
        }
    }

    private void append(String text) throws Exception {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
