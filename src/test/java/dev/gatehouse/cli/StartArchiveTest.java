package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArchiveTest {
    private Path archive;

    @BeforeEach
    void make(@TempDir Path folder) throws Exception {
        archive = Files.writeString(folder.resolve("gatehouse.jsa"), "classes");
        System.setProperty("gatehouse.archive", archive.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty("gatehouse.archive");
    }

    @Test
    void keepsTheArchiveOfThisJdk() throws Exception {
        StartArchive.writeJdk();

        StartArchive.deleteIfOfAnotherJdk();

        assertThat(archive).exists();
    }

    @Test
    void deletesTheArchiveOfAnotherJdk() throws Exception {
        Files.writeString(Path.of(archive + ".jdk"), "Another vendor 17.0.1\n");

        StartArchive.deleteIfOfAnotherJdk();

        assertThat(archive).doesNotExist();
    }

    @Test
    void theVersionIsThatOfThePom() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "<version>" + GatehouseMain.VERSION.substring("gatehouse ".length()) + "</version>\n  <name>");
    }
}
