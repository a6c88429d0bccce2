package dev.gatehouse.local.function;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What runs the code of a declared runtime. */
interface FunctionRuntime {
    /**
     * How its process is started.
     *
     * @param taskRoot where the function's code lies, as LAMBDA_TASK_ROOT says
     * @param directory its working directory
     * @param environment what the interpreter itself needs of ours
     */
    record Command(List<String> words, Path taskRoot, Path directory, Map<String, String> environment) {}

    /**
     * Puts what the process needs beside the code into its folder.
     *
     * @throws IOException with the reason and the way out where it cannot run here
     */
    Command prepare(LambdaFunction function, ProcessFolder folder) throws IOException;
}
