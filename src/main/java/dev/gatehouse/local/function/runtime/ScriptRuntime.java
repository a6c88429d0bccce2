package dev.gatehouse.local.function.runtime;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Runs Python and Node.js functions in an interpreter of this machine with a client of the Runtime API. A folder runs
 * in place, so that stack traces show your files; an archive is unpacked for each process.
 */
final class ScriptRuntime implements FunctionRuntime {
    /** Search paths for programs and libraries. Lambda sets both, too. */
    private static final List<String> SEARCH_PATHS = List.of("PATH", "LD_LIBRARY_PATH");

    private final ScriptLanguage language;
    private final InterpreterFinder interpreters;

    ScriptRuntime(ScriptLanguage language, InterpreterFinder interpreters) {
        this.language = language;
        this.interpreters = interpreters;
    }

    @Override
    public Command prepare(StartRequest start) throws IOException {
        LambdaFunction function = start.function();
        ProcessFolder folder = start.folder();
        Interpreter interpreter = interpreters.find(language, function.runtime(), start.log());
        List<String> words = new ArrayList<>();
        words.add(interpreter.executable().toString());
        words.addAll(language.options(function.memoryMegabytes()));
        Path taskRoot = taskRoot(function.code(), folder);
        List<String> debugOptions = start.debugPort().isPresent()
                ? language.debugOptions(interpreter, taskRoot, start.debugPort().getAsInt(), start.log())
                : List.of();
        words.addAll(debugOptions);
        words.add(bootstrap(folder).toString());
        // OBS (every managed runtime): the working directory is the task root.
        OptionalInt debugPort = debugOptions.isEmpty() ? OptionalInt.empty() : start.debugPort();
        return new Command(words, taskRoot, taskRoot, searchPaths(), debugPort);
    }

    private Path bootstrap(ProcessFolder folder) throws IOException {
        Path target = folder.path().resolve(language.bootstrap());
        try (InputStream resource = ScriptRuntime.class.getResourceAsStream(language.bootstrap())) {
            if (resource == null) {
                throw new FileNotFoundException("the resource " + language.bootstrap() + " is missing from the build");
            }
            Files.copy(resource, target);
        }
        return target;
    }

    private static Path taskRoot(Path code, ProcessFolder folder) throws IOException {
        if (Files.isDirectory(code)) {
            return code.toAbsolutePath();
        }
        Path target = folder.path().resolve("task");
        CodeArchive.unpack(code, target);
        return target;
    }

    private static Map<String, String> searchPaths() {
        Map<String, String> found = new TreeMap<>();
        SEARCH_PATHS.stream()
                .filter(name -> System.getenv(name) != null)
                .forEach(name -> found.put(name, System.getenv(name)));
        return found;
    }
}
