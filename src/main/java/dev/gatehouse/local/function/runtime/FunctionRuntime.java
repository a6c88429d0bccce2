package dev.gatehouse.local.function.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A Lambda runtime that can run functions locally. */
public interface FunctionRuntime {
    /**
     * The command that starts a process.
     *
     * @param taskRoot the folder of the function's code, the value of LAMBDA_TASK_ROOT
     * @param directory the working directory
     * @param environment environment variables of the local cloud that the interpreter needs
     * @param debugPort the port on 127.0.0.1 at which the process accepts a debugger; empty if it accepts none
     */
    record Command(
            List<String> words,
            Path taskRoot,
            Path directory,
            Map<String, String> environment,
            OptionalInt debugPort) {}

    /**
     * Prepares the folder of a process.
     *
     * @throws IOException if the function cannot run here, with the reason and how to fix it
     */
    Command prepare(StartRequest start) throws IOException;

    /** A process that starts as the function does, gets no event, and makes later starts faster. */
    interface Training {
        /** The command. The process ends, and has written its result, after its standard input was closed. */
        Command command();

        /** Keeps the result of the process. */
        void keep() throws IOException;
    }

    /** Empty if it is not necessary, or if the runtime has none. */
    default Optional<Training> training(StartRequest start) throws IOException {
        return Optional.empty();
    }
}
