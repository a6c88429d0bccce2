package dev.gatehouse.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.exceptions.RunException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionArchivesTest {
    /** SHA-256 of the letters of "code", as sha256sum prints it. */
    private static final String HASH_OF_CODE = "5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b";

    @TempDir
    Path folder;

    private static LibraryArchives library(String content, Path cache, Path temporary) {
        return new LibraryArchives(
                name -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                new CacheFolders(Optional.of(cache), temporary));
    }

    private LibraryArchives library(String content) {
        return library(content, folder.resolve("cache"), folder.resolve("temporary"));
    }

    /** A folder cannot be created below a file, for root either. */
    private Path notWritable() throws IOException {
        return Files.writeString(folder.resolve("file"), "").resolve("cache");
    }

    private static List<String> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theProgramOfThisRepositoryDeploysWhatWasJustBuilt() {
        assertThat(FunctionArchives.ofProject().path(FunctionArchive.PLAIN)).isEqualTo("./lambda/target/function.jar");
        assertThat(FunctionArchives.ofProject().path(FunctionArchive.WITH_TABLE))
                .isEqualTo("./lambda/target/function-table.jar");
    }

    @Test
    void aStackFileInAnotherFolderUsesTheBuildOfTheCloneWhoseCommandWasStarted() throws IOException {
        Path built = folder.resolve("clone/lambda/target");
        FunctionArchives archives = new ProjectArchives(folder, Optional.of(built));

        assertThat(archives.path(FunctionArchive.PLAIN))
                .isEqualTo(built.resolve("function.jar").toString());

        Files.createDirectories(folder.resolve("lambda/target"));
        Files.writeString(folder.resolve("lambda/target/function.jar"), "");
        assertThat(archives.path(FunctionArchive.PLAIN)).isEqualTo("./lambda/target/function.jar");
    }

    @Test
    void theLibraryCopiesItsArchiveToAFolderNamedByItsHash() throws IOException {
        String path = library("code").path(FunctionArchive.PLAIN);

        assertThat(path)
                .isEqualTo(folder.resolve("cache")
                        .resolve(HASH_OF_CODE)
                        .resolve("function.jar")
                        .toString());
        assertThat(Path.of(path)).isAbsolute().hasContent("code");
        assertThat(files(folder)).containsExactly("cache/" + HASH_OF_CODE + "/function.jar");
    }

    @Test
    void onlyItsOwnerReadsTheCopy() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));

        Path copy = Path.of(library("code").path(FunctionArchive.PLAIN));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartKeepsTheCopy() throws IOException {
        Path first = Path.of(library("code").path(FunctionArchive.PLAIN));
        Object key = Files.readAttributes(first, BasicFileAttributes.class).fileKey();

        assertThat(library("code").path(FunctionArchive.PLAIN)).isEqualTo(first.toString());
        assertThat(Files.readAttributes(first, BasicFileAttributes.class).fileKey())
                .isEqualTo(key);
    }

    @Test
    void anotherVersionHasAnotherFolder() {
        assertThat(library("code").path(FunctionArchive.PLAIN))
                .isNotEqualTo(library("changed").path(FunctionArchive.PLAIN));
    }

    @Test
    void replacesACopyThatWasChanged() throws IOException {
        Path copy = Path.of(library("code").path(FunctionArchive.PLAIN));
        Files.writeString(copy, "edoc");
        library("code").path(FunctionArchive.PLAIN);
        assertThat(copy).hasContent("code");

        Files.writeString(copy, "co");
        library("code").path(FunctionArchive.PLAIN);
        assertThat(copy).hasContent("code");
    }

    @Test
    void programsThatStartAtTheSameTimeGetAWholeCopy() throws Exception {
        String content = "code".repeat(500_000);
        ExecutorService starts = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> programs = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                programs.add(() -> Files.readString(Path.of(library(content).path(FunctionArchive.PLAIN))));
            }
            for (Future<String> each : starts.invokeAll(programs)) {
                assertThat(each.get().equals(content)).isTrue();
            }
        } finally {
            starts.shutdownNow();
        }
        assertThat(files(folder)).hasSize(1);
    }

    @Test
    void usesTheFolderForTemporaryFilesIfTheCacheCannotBeWritten() throws IOException {
        Path temporary = folder.resolve("temporary");

        String first = library("code", notWritable(), temporary).path(FunctionArchive.PLAIN);
        String second = library("code", notWritable(), temporary).path(FunctionArchive.PLAIN);

        assertThat(first)
                .isEqualTo(second)
                .isEqualTo(
                        temporary.resolve(HASH_OF_CODE).resolve("function.jar").toString());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aTemporaryFolderThatOthersCanWriteIsRefused() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        LibraryArchives library = library("code", notWritable(), temporary);

        assertThatThrownBy(() -> library.path(FunctionArchive.PLAIN))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("cannot copy function.jar of the library to this machine: ")
                .hasMessageEndingWith(temporary + " exists and is not a folder that only this user can write. Set"
                        + " XDG_CACHE_HOME to a folder that you can write, or set the function's code to an archive of"
                        + " yours");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfTheTemporaryFolderIsRefused() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path elsewhere = Files.createDirectory(
                folder.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        LibraryArchives library = library("code", notWritable(), link);

        assertThatThrownBy(() -> library.path(FunctionArchive.PLAIN))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(link + " exists and is not a folder that only this user can write.");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aLibraryWithoutTheArchiveSaysHowToGetIt() {
        LibraryArchives library =
                new LibraryArchives(name -> null, new CacheFolders(Optional.of(folder), folder.resolve("temporary")));

        assertThatThrownBy(() -> library.path(FunctionArchive.WITH_TABLE))
                .isInstanceOf(RunException.class)
                .hasMessage("dev/gatehouse/cloud/function/function-table.jar is not on the class path: use the jar of a"
                        + " release, or build the project with ./mvnw package");
    }

    @Test
    void theCacheIsInXdgCacheHomeOrInTheHomeFolder() {
        Properties system = new Properties();
        system.setProperty("user.home", folder.resolve("home").toString());
        system.setProperty("java.io.tmpdir", folder.resolve("tmp").toString());
        system.setProperty("user.name", "CORP\\ada");
        Path ofHome = folder.resolve("home/.cache/gatehouse/function");

        assertThat(CacheFolders.of(folder.resolve("xdg").toString(), system))
                .isEqualTo(new CacheFolders(
                        Optional.of(folder.resolve("xdg/gatehouse/function")),
                        folder.resolve("tmp/gatehouse-function-CORP_ada")));
        assertThat(CacheFolders.of(null, system).ofUser()).contains(ofHome);
        assertThat(CacheFolders.of("", system).ofUser()).contains(ofHome);
        assertThat(CacheFolders.of("relative", system).ofUser()).contains(ofHome);
        assertThat(CacheFolders.of("\0", system).ofUser()).contains(ofHome);
        system.setProperty("user.home", "?");
        assertThat(CacheFolders.of(null, system).ofUser()).isEmpty();
    }
}
