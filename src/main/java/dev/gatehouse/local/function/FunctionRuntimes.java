package dev.gatehouse.local.function;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Chooses by a declared runtime's name. */
final class FunctionRuntimes {
    private final JavaRuntime java = new JavaRuntime();
    private final InterpreterFinder interpreters;

    FunctionRuntimes(InterpreterFinder interpreters) {
        this.interpreters = interpreters;
    }

    FunctionRuntime of(String runtime) throws IOException {
        if (runtime.startsWith("java")) {
            return java;
        }
        Optional<ScriptLanguage> script = Arrays.stream(ScriptLanguage.values())
                .filter(language -> runtime.startsWith(language.prefix()))
                .findFirst();
        if (script.isEmpty()) {
            throw new IOException("runtime " + runtime + " is not imitated locally; java, python and nodejs are");
        }
        return new ScriptRuntime(script.get(), interpreters);
    }
}
