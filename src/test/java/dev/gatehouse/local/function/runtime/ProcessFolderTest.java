package dev.gatehouse.local.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    @TempDir
    Path temporary;

    @Test
    void isDeletedWithItsContents() throws IOException {
        ProcessFolder folder =
                ProcessFolders.open(temporary.resolve("functions")).create();
        Files.createDirectories(folder.path().resolve("task/deep"));
        Files.writeString(folder.path().resolve("task/deep/app.py"), "any");

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheTargetsOfItsLinks() throws IOException {
        Path file = Files.writeString(temporary.resolve("app.py"), "the developer's own");
        ProcessFolder folder =
                ProcessFolders.open(temporary.resolve("functions")).create();
        Files.createSymbolicLink(folder.path().resolve("link"), temporary);

        folder.delete();

        assertThat(folder.path()).doesNotExist();
        assertThat(file).hasContent("the developer's own");
    }
}
