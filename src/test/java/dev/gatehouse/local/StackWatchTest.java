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

class StackWatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Path file;
    private StackWatch watch;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(folder.resolve("Pulumi.local.yaml"), "before");
        watch = StackWatch.start(file, () -> heard.add(read()));
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void hearsAFileThatIsWrittenInPlace() throws Exception {
        Files.writeString(file, "after");

        assertThat(next()).isEqualTo("after");
    }

    @Test
    void hearsAnEditorThatMovesANewFileOverTheOldOne() throws Exception {
        Path beside = Files.writeString(folder.resolve(".Pulumi.local.yaml.swp"), "moved");
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).isEqualTo("moved");
    }

    @Test
    void hearsAnEditorThatDeletesAndWritesAnewOnce() throws Exception {
        Files.delete(file);
        Files.writeString(file, "half");
        Files.writeString(file, "whole");

        assertThat(next()).isEqualTo("whole");
        assertNothingMoreIsHeardThan("last");
    }

    @Test
    void doesNotHearTheFilesBesideIt() throws Exception {
        Files.writeString(folder.resolve("Pulumi.dev.yaml"), "another stack");
        Files.writeString(folder.resolve("Pulumi.local.yaml~"), "a backup");

        assertNothingMoreIsHeardThan("last");
    }

    @Test
    void hearsNothingOnceClosed() throws Exception {
        watch.close();
        Files.writeString(file, "late");

        // A second watch on the same folder has heard it; the closed one had as much time.
        try (StackWatch second = StackWatch.start(file, () -> heard.add("second: " + read()))) {
            assertThat(second).isNotNull();
            Files.writeString(file, "later");
            assertThat(next()).isEqualTo("second: later");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void saysThatItCannotWatchAFolderThatIsNotThere() {
        assertThatThrownBy(() -> StackWatch.start(folder.resolve("none/Pulumi.local.yaml"), () -> {}))
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith(
                        "changes of " + folder.resolve("none/Pulumi.local.yaml") + " cannot be watched");
    }

    /** Events come in order: when a later save is heard, all that came before was heard or let go. */
    private void assertNothingMoreIsHeardThan(String last) throws Exception {
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
        Files.writeString(file, last);
        assertThat(next()).isEqualTo(last);
        assertThat(heard).isEmpty();
    }
}
