package dev.gatehouse.local.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class CodeArchiveTest {
    @TempDir
    Path folder;

    public static Path zip(Path target, String... namesAndTexts) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return target;
    }

    @Test
    void isUnpackedWithItsFolders() throws IOException {
        Path target = folder.resolve("task");

        CodeArchive.unpack(zip(folder.resolve("code.zip"), "app.py", "one", "deep/er/it.py", "two"), target);

        assertThat(target.resolve("app.py")).hasContent("one");
        assertThat(target.resolve("deep/er/it.py")).hasContent("two");
    }

    @Test
    void writesNothingOutsideItsTarget() throws IOException {
        Path archive = zip(folder.resolve("code.zip"), "../out.py", "escaped");

        assertThatThrownBy(() -> CodeArchive.unpack(archive, folder.resolve("task")))
                .isInstanceOf(IOException.class)
                .hasMessage(archive + " has an entry outside the archive: ../out.py");
        assertThat(folder.resolve("out.py")).doesNotExist();
    }
}
