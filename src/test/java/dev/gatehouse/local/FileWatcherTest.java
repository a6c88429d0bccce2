package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> saved = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> failed = new LinkedBlockingQueue<>();
    private Path file;
    private FileWatcher watcher;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(folder.resolve("Pulumi.local.yaml"), "before");
        watcher = FileWatcher.start(file, this::listen, failed::add);
    }

    @AfterEach
    void stop() {
        watcher.close();
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /** Throws the exception that the content of the file names. */
    private void listen() {
        String text = read();
        saved.add(text);
        switch (text) {
            case "defect" -> throw new IllegalStateException("a defect");
            case "error" -> throw new StackOverflowError();
            default -> {}
        }
    }

    private String next() throws InterruptedException {
        return saved.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void reportsAFileThatIsWrittenInPlace() throws Exception {
        Files.writeString(file, "after");

        assertThat(next()).isEqualTo("after");
    }

    @Test
    void reportsAFileThatIsReplacedByAMove() throws Exception {
        Path temporary = Files.writeString(folder.resolve(".Pulumi.local.yaml.swp"), "moved");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).isEqualTo("moved");
    }

    @Test
    void reportsDeleteAndSeveralWritesOnce() throws Exception {
        Files.delete(file);
        Files.writeString(file, "half");
        Files.writeString(file, "whole");

        assertThat(next()).isEqualTo("whole");
        assertNextSaveIs("last");
    }

    @Test
    void reportsWhatTheListenerThrowsAndContinues() throws Exception {
        Files.writeString(file, "defect");
        assertThat(next()).isEqualTo("defect");
        assertThat(failed.poll(10, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");

        Files.writeString(file, "error");
        assertThat(next()).isEqualTo("error");
        assertThat(failed.poll(10, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);

        Files.writeString(file, "good");
        assertThat(next()).isEqualTo("good");
        assertThat(failed).isEmpty();
    }

    @Test
    void reportsThatItsFolderNoLongerExists() throws Exception {
        Files.delete(file);
        Files.delete(folder);

        assertThat(failed.poll(10, TimeUnit.SECONDS))
                .isInstanceOf(LocalException.class)
                .hasMessage("the folder of " + file.toAbsolutePath()
                        + " no longer exists: changes are not detected; restart the local cloud");
        Files.createDirectories(folder);
    }

    @Test
    void ignoresOtherFilesInTheFolder() throws Exception {
        Files.writeString(folder.resolve("Pulumi.dev.yaml"), "another stack");
        Files.writeString(folder.resolve("Pulumi.local.yaml~"), "a backup");

        assertNextSaveIs("last");
    }

    @Test
    void reportsNothingAfterClose() throws Exception {
        watcher.close();
        Files.writeString(file, "late");

        // A second watcher on the same folder reports a save; the closed one had the same time.
        try (FileWatcher second = FileWatcher.start(file, () -> saved.add("second: " + read()), failed::add)) {
            assertThat(second).isNotNull();
            Files.writeString(file, "later");
            assertThat(next()).isEqualTo("second: later");
        }
        assertThat(saved).isEmpty();
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        assertThatThrownBy(() -> FileWatcher.start(folder.resolve("none/Pulumi.local.yaml"), () -> {}, failed::add))
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith("cannot watch " + folder.resolve("none/Pulumi.local.yaml") + " for changes: ");
    }

    /** Events are in order: when a later save is reported, all earlier ones were reported or dropped. */
    private void assertNextSaveIs(String last) throws Exception {
        assertThat(saved.poll(200, TimeUnit.MILLISECONDS)).isNull();
        Files.writeString(file, last);
        assertThat(next()).isEqualTo(last);
        assertThat(saved).isEmpty();
    }
}
