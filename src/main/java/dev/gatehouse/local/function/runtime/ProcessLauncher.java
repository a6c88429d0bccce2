package dev.gatehouse.local.function.runtime;

import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.Secret;
import java.io.IOException;
import java.util.Map;

/** Starts the process of a function with the environment variables that Lambda sets, and no others. */
public final class ProcessLauncher {
    private ProcessLauncher() {}

    /** @param api the address of the Runtime API for this process */
    public static Process launch(LambdaFunction function, FunctionRuntime.Command command, Secret api)
            throws IOException {
        return builder(function, command, api).start();
    }

    /** Starts a process whose output is discarded. */
    public static Process launchSilently(LambdaFunction function, FunctionRuntime.Command command, Secret api)
            throws IOException {
        return builder(function, command, api)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(LambdaFunction function, FunctionRuntime.Command command, Secret api) {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        environment.putAll(defaults());
        environment.putAll(function.environment());
        environment.putAll(reserved(function, command, api));
        return builder;
    }

    /** DOC "Using Lambda environment variables", unreserved: a value of the function replaces the default. */
    private static Map<String, String> defaults() {
        return Map.of("LANG", "en_US.UTF-8", "TZ", "UTC");
    }

    /** DOC same page, reserved: a value of the function is ignored. There are no credentials locally. */
    private static Map<String, String> reserved(LambdaFunction function, FunctionRuntime.Command command, Secret api) {
        String region = function.arn().split(":", -1)[3];
        return Map.ofEntries(
                // Not passed as an argument, because every user of the machine can read the arguments of a process.
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.reveal()),
                Map.entry("_HANDLER", function.handler()),
                Map.entry("AWS_REGION", region),
                Map.entry("AWS_DEFAULT_REGION", region),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("LAMBDA_TASK_ROOT", command.taskRoot().toString()));
    }
}
