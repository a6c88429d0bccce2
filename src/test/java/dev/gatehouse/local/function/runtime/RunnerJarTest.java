package dev.gatehouse.local.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runner.Runner;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerJarTest {
    private static final String RUNNER = "dev/gatehouse/local/function/runner/";

    @TempDir
    Path temporary;

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    @Test
    void hasOnlyTheRunner() throws IOException {
        Path jar = temporary.resolve("runner.jar");

        RunnerJar.write(jar);

        assertThat(entries(jar))
                .contains(RUNNER + "Runner.class", RUNNER + "Handler.class")
                .allMatch(name -> name.startsWith(RUNNER));
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
            Class<?> packed = loader.loadClass(RunnerJar.class.getName());
            Method write = packed.getDeclaredMethod("write", Path.class);
            write.setAccessible(true);
            write.invoke(null, temporary.resolve("of the jar"));

            RunnerJar.write(temporary.resolve("of the classes"));
            assertThat(entries(temporary.resolve("of the jar")))
                    .isEqualTo(entries(temporary.resolve("of the classes")));
        }
    }
}
