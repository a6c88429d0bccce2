package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("access.log");
    }

    private LogFile open(Path file, long maxBytes) throws LocalException {
        return LogFile.open(file, maxBytes, new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String console() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private Path older() {
        return folder.resolve("access.log.1");
    }

    @Test
    void startsANewFileAtTheLimit() throws Exception {
        try (LogFile log = open(path, 10)) {
            log.accept("1234");
            log.accept("5678"); // 10 bytes with their line ends
            assertThat(path).hasContent("1234\n5678\n");
            assertThat(older()).doesNotExist();
            log.accept("9");
        }
        assertThat(path).hasContent("9\n");
        assertThat(older()).hasContent("1234\n5678\n");
        assertThat(console()).isEmpty();
    }

    @Test
    void keepsOneOlderFile() throws Exception {
        try (LogFile log = open(path, 10)) {
            for (String line : List.of("11111111", "22222222", "33333333")) {
                log.accept(line);
            }
        }
        assertThat(path).hasContent("33333333\n");
        assertThat(older()).hasContent("22222222\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void writesALineThatIsLongerThanTheLimit() throws Exception {
        try (LogFile log = open(path, 10)) {
            log.accept("123456789012");
            log.accept("next");
        }
        assertThat(path).hasContent("next\n");
        assertThat(older()).hasContent("123456789012\n");
    }

    @Test
    void countsTheBytesOfEarlierRuns() throws Exception {
        Files.writeString(path, "earlier!\n");
        try (LogFile log = open(path, 10)) {
            log.accept("1");
        }
        assertThat(path).hasContent("1\n");
        assertThat(older()).hasContent("earlier!\n");
    }

    @Test
    void createsFilesThatOnlyTheirOwnerCanRead() throws Exception {
        assumeThat(path.getFileSystem().supportedFileAttributeViews()).contains("posix");
        try (LogFile log = open(path, 4)) {
            log.accept("one");
            log.accept("two");
        }
        for (Path each : List.of(path, older())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void writesLinesOfManyThreadsWithoutLoss() throws Exception {
        try (LogFile log = open(path, LogFile.MAX_BYTES)) {
            IntStream.range(0, 2_000).parallel().forEach(i -> log.accept("line " + i + " of many"));
        }
        assertThat(Files.readAllLines(path))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 2_000)
                        .mapToObj(i -> "line " + i + " of many")
                        .toList());
    }

    @Test
    void continuesAtTheStartOfAFileThatWasEmptied() throws Exception {
        try (LogFile log = open(path, LogFile.MAX_BYTES)) {
            log.accept("before");
            Files.writeString(path, "");
            log.accept("after");
        }
        assertThat(path).hasContent("after\n");
    }

    @Test
    void staysOpenIfACallerIsInterrupted() throws Exception {
        try (LogFile log = open(path, LogFile.MAX_BYTES)) {
            Thread.currentThread().interrupt();
            log.accept("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            log.accept("next");
        }
        assertThat(path).hasContent("interrupted\nnext\n");
        assertThat(console()).isEmpty();
    }

    @Test
    void reportsAFileThatCannotBeOpened() {
        assertThatThrownBy(() -> open(folder, LogFile.MAX_BYTES))
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith("log file " + folder + " cannot be written: ");
    }

    @Test
    void reportsOnceThatItCannotStartANewFileAndRetries() throws Exception {
        try (LogFile log = open(path, 4)) {
            log.accept("one");
            Files.createDirectories(older().resolve("in the way"));
            log.accept("two");
            log.accept("three");
            assertThat(console().lines()).hasSize(1);
            assertThat(console())
                    .startsWith("log file " + path + " cannot be written: ")
                    .endsWith("; log lines are dropped until it can be written again\n");
            Files.delete(older().resolve("in the way"));
            Files.delete(older());
            log.accept("four");
        }
        assertThat(console()).endsWith("log file " + path + " can be written again; dropped lines: 2\n");
        assertThat(path).hasContent("four\n");
        assertThat(older()).hasContent("one\n");
    }

    /** Attack 91, with the device that is always full. */
    @Test
    void reportsAFullDiskOnceAndNoCallerFails() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("the device /dev/full").exists();
        try (LogFile log = open(full, LogFile.MAX_BYTES)) {
            log.accept("one");
            log.accept("two");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(console())
                .isEqualTo("log file /dev/full cannot be written: No space left on device; log lines are dropped"
                        + " until it can be written again\n");
    }
}
