package dev.gatehouse.local.function;

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

/**
 * What one process reads its classes from: a copy of the function's jar, as Lambda keeps a version apart from the next,
 * so that a build may write the jar anew while calls are in flight; and the runner's classes without their neighbours.
 */
record FunctionFolder(Path path, Path runner, Path function) {
    static FunctionFolder create(Path jar) throws IOException {
        Path path = Files.createTempDirectory("gatehouse-function-");
        FunctionFolder folder = new FunctionFolder(path, path.resolve("runner.jar"), path.resolve("function.jar"));
        try {
            Files.copy(jar, folder.function());
            writeRunner(folder.runner());
        } catch (IOException e) {
            folder.delete();
            throw e;
        }
        return folder;
    }

    private static void writeRunner(Path target) throws IOException {
        URI here;
        try {
            here = Runner.class.getResource("Runner.class").toURI();
        } catch (URISyntaxException e) {
            throw new IOException("the runner's classes cannot be found", e);
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

    /** What cannot be deleted is left to the system's own care for its temporary files. */
    void delete() {
        for (Path each : List.of(runner, function, path)) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                return;
            }
        }
    }
}
