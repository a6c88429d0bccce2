package dev.gatehouse.local.function.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds interpreters on PATH and starts each once to read its version, because a name on PATH can be a shim that does
 * not run.
 */
public final class InterpreterFinder {
    private static final long PROBE_TIMEOUT_SECONDS = 10;

    private final String path;
    private final Map<String, Interpreter> byRuntime = new ConcurrentHashMap<>();

    /** @param path folders in the form of the environment variable PATH */
    public InterpreterFinder(String path) {
        this.path = path;
    }

    /**
     * @param log receives a line if only another version than the declared one is found, once for a runtime
     * @throws IOException if none is found, with the names that were tried; the next call searches again
     */
    Interpreter find(ScriptLanguage language, String runtime, Consumer<String> log) throws IOException {
        try {
            return byRuntime.computeIfAbsent(runtime, unused -> search(language, runtime, log));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Interpreter search(ScriptLanguage language, String runtime, Consumer<String> log) {
        String wanted = language.version(runtime);
        List<String> names = language.executableNames(wanted);
        Optional<Interpreter> other = Optional.empty();
        for (Path candidate : (Iterable<Path>) candidates(names)::iterator) {
            Optional<Interpreter> found = probe(candidate, language);
            if (found.isPresent() && found.get().hasVersion(wanted)) {
                return found.get();
            }
            other = other.or(() -> found);
        }
        if (other.isEmpty()) {
            throw new UncheckedIOException(new IOException("runtime " + runtime + " requires " + language.title()
                    + ", but none of " + String.join(", ", names) + " on PATH runs; install " + language.title() + " "
                    + wanted + ", or declare another runtime"));
        }
        log.accept("runtime " + runtime + " is declared, but " + language.title() + " "
                + other.get().version() + " runs it (" + other.get().executable() + "); install " + language.title()
                + " " + wanted + " to run the same version as on AWS");
        return other.get();
    }

    private Stream<Path> candidates(List<String> names) {
        List<Path> folders = Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> folder(folder).stream())
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Optional<Path> folder(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns empty if the program does not respond as an interpreter of this language. */
    private static Optional<Interpreter> probe(Path candidate, ScriptLanguage language) {
        List<String> words = Stream.concat(Stream.of(candidate.toString()), language.probeArguments().stream())
                .toList();
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // The output is two short lines, which fit into the pipe buffer before they are read.
            if (!process.waitFor(PROBE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return process.exitValue() == 0 && lines.size() == 2
                    ? Optional.of(new Interpreter(Path.of(lines.get(0)), lines.get(1)))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
