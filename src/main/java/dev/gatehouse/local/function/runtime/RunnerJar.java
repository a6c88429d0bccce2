package dev.gatehouse.local.function.runtime;

import dev.gatehouse.local.function.runner.Runner;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Writes a jar with only the runner's classes, so that a function does not see other classes of this project. */
final class RunnerJar {
    private RunnerJar() {}

    static void write(Path target) throws IOException {
        URI here;
        try {
            here = Runner.class.getResource("Runner.class").toURI();
        } catch (URISyntaxException e) {
            throw new IOException("the classes of the runner cannot be found", e);
        }
        if (!here.getScheme().equals("jar")) {
            writePackage(Path.of(here.resolve(".")), target);
            return;
        }
        URI ourJar = URI.create(here.getRawSchemeSpecificPart().replaceFirst("!/.*$", ""));
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(ourJar), Map.of())) {
            writePackage(jar.getPath("/" + name()), target);
        }
    }

    private static void writePackage(Path classes, Path target) throws IOException {
        try (Stream<Path> listed = Files.list(classes);
                OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file)) {
            List<Path> sorted = listed.sorted().toList();
            for (Path each : sorted) {
                jar.putNextEntry(new JarEntry(name() + "/" + each.getFileName()));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }

    private static String name() {
        return Runner.class.getPackageName().replace('.', '/');
    }
}
