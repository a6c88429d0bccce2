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
    private final BlockingQueue<Throwable> failed = new LinkedBlockingQueue<>();
    private Path file;
    private FileWatcher watch;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(folder.resolve("Pulumi.local.yaml"), "before");
        watch = FileWatcher.start(file, this::listen, failed::add);
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

    /** Throws what the file says. */
    private void listen() {
        String text = read();
        heard.add(text);
        switch (text) {
            case "defect" -> throw new IllegalStateException("a defect");
            case "error" -> throw new StackOverflowError();
            default -> {}
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
    void tellsWhatTheListenerThrewAndGoesOn() throws Exception {
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
    void tellsWhenItsFolderIsGone() throws Exception {
        Files.delete(file);
        Files.delete(folder);

        assertThat(failed.poll(10, TimeUnit.SECONDS))
                .isInstanceOf(LocalException.class)
                .hasMessage("the folder of " + file.toAbsolutePath()
                        + " is gone: changes are not seen any more; stop and start again");
        Files.createDirectories(folder);
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
        try (FileWatcher second = FileWatcher.start(file, () -> heard.add("second: " + read()), failed::add)) {
            assertThat(second).isNotNull();
            Files.writeString(file, "later");
            assertThat(next()).isEqualTo("second: later");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void saysThatItCannotWatchAFolderThatIsNotThere() {
        assertThatThrownBy(() -> FileWatcher.start(folder.resolve("none/Pulumi.local.yaml"), () -> {}, failed::add))
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
