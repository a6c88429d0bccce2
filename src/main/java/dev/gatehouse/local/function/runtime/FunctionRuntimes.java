package dev.gatehouse.local.function.runtime;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Selects the runtime by its declared name. */
public final class FunctionRuntimes {
    private final JavaRuntime java = new JavaRuntime();
    private final InterpreterFinder interpreters;

    public FunctionRuntimes(InterpreterFinder interpreters) {
        this.interpreters = interpreters;
    }

    public FunctionRuntime of(String runtime) throws IOException {
        if (runtime.startsWith("java")) {
            return java;
        }
        Optional<ScriptLanguage> script = Arrays.stream(ScriptLanguage.values())
                .filter(language -> runtime.startsWith(language.prefix()))
                .findFirst();
        if (script.isEmpty()) {
            throw new IOException(
                    "runtime " + runtime + " is not supported locally; declare a java, python or nodejs runtime");
        }
        return new ScriptRuntime(script.get(), interpreters);
    }
}
