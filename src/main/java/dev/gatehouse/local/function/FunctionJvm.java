package dev.gatehouse.local.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.gatehouse.local.function.runner.Runner;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line and the environment of a function's JVM: what Lambda gives it, and nothing of ours. */
final class FunctionJvm {
    private FunctionJvm() {}

    /** @param port of its Runtime API */
    static Process launch(LambdaFunction function, FunctionFolder folder, int port) throws IOException {
        // The managed runtime leaves the JVM about this share of the memory that is declared.
        int heap = function.memoryMegabytes() * 85 / 100;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xms8m",
                "-Xmx" + heap + "m",
                "-Xss512k",
                // On AWS LANG decides; here that locale may not be installed, and Java would then fall back to ASCII.
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classPath(folder),
                Runner.class.getName(),
                folder.function().toString());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(defaults());
        environment.putAll(function.environment());
        environment.putAll(reserved(function, port));
        return builder.start();
    }

    /** DOC "Using Lambda environment variables", unreserved: the function's own value wins. */
    private static Map<String, String> defaults() {
        return Map.of("LANG", "en_US.UTF-8", "TZ", "UTC");
    }

    /** DOC the same, reserved: the function's own value does not count; no credentials: there are none. */
    private static Map<String, String> reserved(LambdaFunction function, int port) {
        String region = function.arn().split(":", -1)[3];
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port),
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
                Map.entry("LAMBDA_TASK_ROOT", String.valueOf(function.code().getParent())));
    }

    /** The runner's own classes and AWS's two libraries; the function's jar is loaded by the runner. */
    private static String classPath(FunctionFolder folder) {
        Stream<Path> libraries = Stream.of(RequestHandler.class, PojoSerializer.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())));
        return Stream.concat(Stream.of(folder.runner()), libraries)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
