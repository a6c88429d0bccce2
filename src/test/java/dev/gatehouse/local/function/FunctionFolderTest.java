package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.function.runner.Runner;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionFolderTest {
    private static final String RUNNER = "dev/gatehouse/local/function/runner/";

    @TempDir
    Path temporary;

    private Path jar;

    @BeforeEach
    void write() throws IOException {
        jar = Files.writeString(temporary.resolve("any.jar"), "any bytes");
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    @Test
    void holdsACopyOfTheFunctionAndTheRunnerAlone() throws IOException {
        FunctionFolder folder = FunctionFolder.create(jar);

        assertThat(folder.function()).hasContent("any bytes");
        assertThat(entries(folder.runner()))
                .contains(RUNNER + "Runner.class", RUNNER + "Handler.class")
                .allMatch(name -> name.startsWith(RUNNER));
        folder.delete();
    }

    @Test
    void goesWithAllItHolds() throws IOException {
        FunctionFolder folder = FunctionFolder.create(jar);

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void namesTheFunctionThatIsMissing() {
        Path missing = temporary.resolve("missing.jar");

        assertThatThrownBy(() -> FunctionFolder.create(missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing.toString());
    }

    @Test
    void findsTheRunnerWhenThisProjectIsAJarItself() throws Exception {
        Path project = temporary.resolve("this project.jar");
        Path classes = Path.of(URI.create(
                Runner.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<Path> ours = Files.walk(classes.resolve("dev/gatehouse/local/function"));
                OutputStream file = Files.newOutputStream(project);
                JarOutputStream packed = new JarOutputStream(file)) {
            for (Path each : ours.toList()) {
                boolean directory = Files.isDirectory(each);
                packed.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/') + (directory ? "/" : "")));
                if (!directory) {
                    Files.copy(each, packed);
                }
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {project.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> packed = loader.loadClass(FunctionFolder.class.getName());
            Method create = packed.getDeclaredMethod("create", Path.class);
            create.setAccessible(true);
            Object folder = create.invoke(null, jar);
            Method runner = packed.getDeclaredMethod("runner");
            runner.setAccessible(true);

            FunctionFolder here = FunctionFolder.create(jar);
            assertThat(entries((Path) runner.invoke(folder))).isEqualTo(entries(here.runner()));
            here.delete();
            Method delete = packed.getDeclaredMethod("delete");
            delete.setAccessible(true);
            delete.invoke(folder);
        }
    }
}
