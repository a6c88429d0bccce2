package dev.gatehouse.local.function.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a saved file is noticed, depending on the number of files in its folder. */
class CodeVersionReaderTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final CodeVersionReader versions = new CodeVersionReader(clock);

    private void write(int files) throws IOException {
        for (int file = 0; file < files; file++) {
            Files.writeString(folder.resolve("module" + file + ".py"), "old");
        }
    }

    private void save() throws IOException {
        Files.writeString(folder.resolve("module0.py"), "changed");
    }

    private Optional<CodeVersion> found() {
        return versions.of(folder);
    }

    @Test
    void readsASmallFolderForEachInvocation() throws IOException {
        write(CodeVersionReader.MAX_UNCACHED_FILES);
        Optional<CodeVersion> before = found();

        save();

        assertThat(found()).isPresent().isNotEqualTo(before);
    }

    @Test
    void readsALargeFolderOncePerSecond() throws IOException {
        write(CodeVersionReader.MAX_UNCACHED_FILES + 1);
        Optional<CodeVersion> before = found();

        save();

        clock.advance(CodeVersionReader.CACHE_TTL.minusMillis(1));
        assertThat(found()).isEqualTo(before);
        clock.advance(java.time.Duration.ofMillis(1));
        assertThat(found()).isPresent().isNotEqualTo(before);
    }

    @Test
    void readsAnotherFolderAtOnce(@TempDir Path other) throws IOException {
        write(CodeVersionReader.MAX_UNCACHED_FILES + 1);
        found();

        Files.writeString(other.resolve("main.py"), "new");

        assertThat(versions.of(other).orElseThrow().files()).hasSize(1);
    }

    @Test
    void readsAMissingFolderAgain() throws IOException {
        assertThat(versions.of(folder.resolve("later"))).isEmpty();

        Files.createDirectory(folder.resolve("later"));

        assertThat(versions.of(folder.resolve("later"))).isPresent();
    }
}
