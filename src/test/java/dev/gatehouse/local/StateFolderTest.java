package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Outputs OUTPUTS = new Outputs(Map.of("apiUrl", "http://localhost:1"));

    @TempDir
    Path parent;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isCreatedWithItsParentsForItsOwnerOnly() throws Exception {
        try (StateFolder folder = StateFolder.open(parent.resolve("a/b"))) {
            assertThat(permissions(folder.path())).isEqualTo("rwx------");
            assertThat(permissions(parent.resolve("a"))).isEqualTo("rwx------");
        }
    }

    @Test
    void keepsThePermissionsOfAnExistingFolderAndMakesItsFilesPrivate() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(parent.resolve("x.mv.db"), "from a version that created readable files");
        Files.setPosixFilePermissions(parent.resolve("x.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));

        try (StateFolder folder = StateFolder.open(parent)) {
            folder.createFile("x.mv.db");
            folder.createFile("requests.log");
            folder.write(OUTPUTS);
        }

        assertThat(permissions(parent)).isEqualTo("rwxr-xr-x");
        for (String name : List.of("lock", "x.mv.db", "requests.log", "outputs.json", "env")) {
            assertThat(permissions(parent.resolve(name))).as(name).isEqualTo("rw-------");
        }
    }

    @Test
    void replacesItsOutputFilesAndLeavesNoTemporaryFile() throws Exception {
        try (StateFolder folder = StateFolder.open(parent)) {
            folder.write(new Outputs(Map.of("apiUrl", "http://localhost:12345", "issuer", "gone")));
            folder.write(OUTPUTS);
        }

        assertThat(parent.resolve("outputs.json")).hasContent("{\n  \"apiUrl\": \"http://localhost:1\"\n}\n");
        assertThat(parent.resolve("env")).hasContent("API_URL='http://localhost:1'\n");
        try (var files = Files.list(parent)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("lock", "outputs.json", "env");
        }
    }

    @Test
    void canBeOpenedOnlyOnceAtATime() throws Exception {
        try (StateFolder first = StateFolder.open(parent)) {
            assertThatThrownBy(() -> StateFolder.open(first.path()))
                    .isInstanceOf(LocalException.class)
                    .hasMessage("state folder " + parent.toAbsolutePath()
                            + " is in use by another local cloud: stop it, or choose another folder with --state");
        }
        StateFolder.open(parent).close();
    }

    @Test
    void createsTheVersionFileForItsOwnerOnly() throws Exception {
        try (StateFolder folder = StateFolder.open(parent)) {
            folder.createStateFile("x.mv.db");
        }

        assertThat(permissions(parent.resolve("x.mv.db"))).isEqualTo("rw-------");
        assertThat(permissions(parent.resolve("x.mv.db.version"))).isEqualTo("rw-------");
    }

    @Test
    void deletesTheVersionFileIfTheStateFileWasDeletedOrSetAside() throws Exception {
        try (StateFolder folder = StateFolder.open(parent)) {
            Path state = folder.createStateFile("x.mv.db");
            Path version = parent.resolve("x.mv.db.version");
            Files.writeString(version, "version 000000000000000a");
            assertThat(folder.createStateFile("x.mv.db")).isEqualTo(state);
            assertThat(version).isNotEmptyFile();

            Files.delete(state);
            assertThat(folder.createStateFile("x.mv.db")).isEmptyFile();
            assertThat(version).isEmptyFile();

            Files.writeString(version, "version 000000000000000b");
            folder.setAside("x.mv.db");
            assertThat(version).doesNotExist();
            assertThat(parent.resolve("x.mv.db.before-fresh.version")).hasContent("version 000000000000000b");
        }
    }

    @Test
    void setsNothingAsideIfThereIsNoStateFile() throws Exception {
        try (StateFolder folder = StateFolder.open(parent)) {
            assertThat(folder.setAside("embedded.mv.db")).isEmpty();
        }
    }

    @Test
    void keepsFilesThatWereSetAsideBefore() throws Exception {
        try (StateFolder folder = StateFolder.open(parent)) {
            for (String kept : List.of("first", "second", "third")) {
                Files.writeString(folder.createFile("embedded.mv.db"), kept);
                assertThat(folder.setAside("embedded.mv.db"))
                        .hasValueSatisfying(aside -> assertThat(aside).hasContent(kept));
            }
        }

        assertThat(parent.resolve("embedded.mv.db")).doesNotExist();
        assertThat(parent.resolve("embedded.mv.db.before-fresh")).hasContent("first");
        assertThat(parent.resolve("embedded.mv.db.before-fresh-2")).hasContent("second");
        assertThat(parent.resolve("embedded.mv.db.before-fresh-3")).hasContent("third");
    }

    @Test
    void reportsTheFileIfTheFolderNoLongerExists() throws Exception {
        Path gone = parent.resolve("gone");
        try (StateFolder folder = StateFolder.open(gone)) {
            Files.delete(gone.resolve("lock"));
            Files.delete(gone);

            assertThatThrownBy(() -> folder.write(OUTPUTS))
                    .isInstanceOf(LocalException.class)
                    .hasMessage(gone.resolve("outputs.json").toAbsolutePath()
                            + " cannot be written (NoSuchFileException): make its folder writable, or choose another folder with"
                            + " --state");
        }
    }

    @Test
    void refusesAPathThatIsAFileOrBelowAFile() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");
        for (Path wanted : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> StateFolder.open(wanted))
                    .isInstanceOf(LocalException.class)
                    .hasMessageStartingWith("state folder " + wanted.toAbsolutePath() + " cannot be written (")
                    .hasMessageEndingWith("): make it writable, or choose another folder with --state")
                    .hasMessageNotContaining("\n");
        }
    }
}
