package dev.gatehouse.local.function.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compiles the saved Java sources of lambda/ into a folder of the local cloud, within seconds. The archive in
 * lambda/target, which is deployed, is changed only by a build: the compiled classes replace those of the archive in the
 * processes of the local cloud, until the archive is built again.
 */
public final class SourceCompiler implements SavedSources {
    private static final Path SAMPLE = Path.of("lambda", "target");

    /** javac is stopped if it takes longer. */
    private static final long TIMEOUT_SECONDS = 60;

    private final Path folder;
    private final Consumer<String> log;
    private final Map<Path, State> byArchive = new HashMap<>();
    private int count;

    /**
     * @param archive the archive when the sources were read
     * @param sources the source files as they were compiled last, or when they were built
     */
    private record State(CodeVersion archive, CodeVersion sources, Optional<Path> compiled) {}

    /**
     * @param folder the folder in which a folder for each compilation is created
     * @param log receives each error of the compiler, once for a saved change
     */
    public SourceCompiler(Path folder, Consumer<String> log) {
        this.folder = folder.toAbsolutePath();
        this.log = log;
    }

    @Override
    public synchronized Optional<Path> compiled(Path archive, CodeVersion version) {
        Path sources = archive.resolveSibling("../src/main").normalize();
        if (!archive.resolveSibling("").endsWith(SAMPLE)
                || !archive.toString().endsWith(".jar")
                || !Files.isDirectory(sources.resolve("java"))) {
            return Optional.empty();
        }
        Optional<CodeVersion> saved = CodeVersion.of(sources);
        Optional<State> before = Optional.ofNullable(byArchive.get(archive))
                .filter(state -> state.archive().equals(version));
        if (saved.isEmpty() || before.map(State::sources).equals(saved)) {
            return before.flatMap(State::compiled);
        }
        Optional<Path> compiled = before.isPresent() || saved.get().isNewerThan(version)
                ? compile(archive, sources).or(() -> before.flatMap(State::compiled))
                : Optional.empty();
        byArchive.put(archive, new State(version, saved.get(), compiled));
        return compiled;
    }

    /** Returns empty if the sources have errors. */
    private Optional<Path> compile(Path archive, Path sources) {
        Path target = folder.resolve("compiled-" + ++count);
        try {
            Files.createDirectories(target);
            copyResources(sources.resolve("resources"), target);
            List<String> output = JavaCompiler.run(sources.resolve("java"), archive, target, TIMEOUT_SECONDS);
            if (output.isEmpty()) {
                return Optional.of(target);
            }
            output.forEach(log);
            log.accept(
                    "the previous code is still running. If a library class is missing that lambda/ did not use before,"
                            + " build the archive with ./mvnw generate-resources");
        } catch (IOException e) {
            log.accept("the sources in " + sources + " cannot be compiled: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static void copyResources(Path resources, Path target) throws IOException {
        if (!Files.isDirectory(resources)) {
            return;
        }
        try (Stream<Path> all = Files.walk(resources)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path copy = target.resolve(resources.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
