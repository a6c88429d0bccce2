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
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Writes a jar with only the runner's classes, so that a function does not see other classes of this project. */
final class RunnerJar {
    /** The same content always gives the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RunnerJar() {}

    /** Returns a jar whose time of modification changes only with its content, because class archives depend on both. */
    static synchronized Path in(Path folder) throws IOException {
        Path jar = folder.resolve("runner.jar");
        Path written = Files.createTempFile(folder, "runner-", ".jar");
        try {
            write(written);
            if (!Files.exists(jar) || Files.mismatch(written, jar) >= 0) {
                Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(written);
        }
        return jar;
    }

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
                JarEntry entry = new JarEntry(name() + "/" + each.getFileName());
                entry.setTimeLocal(TIME);
                jar.putNextEntry(entry);
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }

    private static String name() {
        return Runner.class.getPackageName().replace('.', '/');
    }
}
