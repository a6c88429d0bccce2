package dev.gatehouse.local.function;

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

/** Finds the interpreters of this machine, each asked once what it is: a name on PATH may be a shim that refuses. */
final class InterpreterFinder {
    private static final long PATIENCE_SECONDS = 10;

    private final String path;
    private final Consumer<String> log;
    private final Map<String, Interpreter> byRuntime = new ConcurrentHashMap<>();

    /**
     * @param path folders, as in the variable PATH
     * @param log hears when only another version than the declared one is there
     */
    InterpreterFinder(String path, Consumer<String> log) {
        this.path = path;
        this.log = log;
    }

    /** @throws IOException when there is none, with what was looked for; it is looked for again the next time */
    Interpreter find(ScriptLanguage language, String runtime) throws IOException {
        try {
            return byRuntime.computeIfAbsent(runtime, unused -> search(language, runtime));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Interpreter search(ScriptLanguage language, String runtime) {
        String wanted = language.version(runtime);
        List<String> names = language.commands(wanted);
        Optional<Interpreter> other = Optional.empty();
        for (Path candidate : (Iterable<Path>) candidates(names)::iterator) {
            Optional<Interpreter> found = ask(candidate, language);
            if (found.isPresent() && found.get().is(wanted)) {
                return found.get();
            }
            other = other.or(() -> found);
        }
        if (other.isEmpty()) {
            throw new UncheckedIOException(new IOException("runtime " + runtime + " needs " + language.title()
                    + ", and none of " + String.join(", ", names) + " on PATH runs: install " + language.title() + " "
                    + wanted + ", or declare another runtime"));
        }
        log.accept("runtime " + runtime + " is declared, and " + language.title() + " "
                + other.get().version() + " runs it (" + other.get().executable() + "): install " + language.title()
                + " " + wanted + " to have the same here as on AWS");
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

    /** Empty for whatever does not answer as such an interpreter does. */
    private static Optional<Interpreter> ask(Path candidate, ScriptLanguage language) {
        List<String> words = Stream.concat(Stream.of(candidate.toString()), language.question().stream())
                .toList();
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // Two short lines: a pipe holds them while nobody reads.
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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
