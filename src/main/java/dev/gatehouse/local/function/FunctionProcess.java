package dev.gatehouse.local.function;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.gatehouse.local.function.runner.Runner;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One JVM that runs a function, one event at a time; once it has failed in a way that ends it, it is not used again. */
final class FunctionProcess implements AutoCloseable {
    /** DOC "Lambda execution environment lifecycle": the init phase is limited to 10 seconds. */
    private static final Duration INIT = Duration.ofSeconds(10);

    private final LambdaFunction function;
    private final FunctionCode code;
    private final RuntimeServer api;
    private final Process process;
    private final Consumer<String> log;

    private FunctionProcess(
            LambdaFunction function, FunctionCode code, RuntimeServer api, Process process, Consumer<String> log) {
        this.function = function;
        this.code = code;
        this.api = api;
        this.process = process;
        this.log = log;
    }

    static FunctionProcess start(LambdaFunction function, FunctionCode code, Clock clock, Consumer<String> log)
            throws IOException {
        RuntimeServer api = new RuntimeServer(clock);
        Process process;
        try {
            process = launch(function, api.port());
        } catch (IOException e) {
            api.close();
            throw e;
        }
        FunctionProcess started = new FunctionProcess(function, code, api, process, log);
        started.copy(process.getInputStream());
        started.copy(process.getErrorStream());
        daemon("function-exit", started::watch);
        return started;
    }

    private static Process launch(LambdaFunction function, int port) throws IOException {
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
                "-cp",
                classPath(),
                Runner.class.getName(),
                function.code().toString());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(function.environment());
        environment.putAll(platform(function, port));
        return builder.start();
    }

    /** DOC "Using Lambda environment variables", defined runtime environment variables; no credentials: there are none. */
    private static Map<String, String> platform(LambdaFunction function, int port) {
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
                Map.entry("LAMBDA_TASK_ROOT", String.valueOf(function.code().getParent())),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", "UTC"));
    }

    /** The runner's own classes and AWS's two libraries; the function's jar is loaded by the runner. */
    private static String classPath() {
        return Stream.of(Runner.class, RequestHandler.class, PojoSerializer.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location ->
                        Path.of(java.net.URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Whether it runs what is declared, with the code that lies on disk. */
    boolean runs(LambdaFunction declared, FunctionCode onDisk) {
        return process.isAlive()
                && code.equals(onDisk)
                && function.code().equals(declared.code())
                && function.handler().equals(declared.handler())
                && function.runtime().equals(declared.runtime())
                && function.memoryMegabytes() == declared.memoryMegabytes()
                && function.environment().equals(declared.environment());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Hands an event over and waits for its end.
     *
     * @param limit the function's timeout, counted from when the process takes the event
     */
    Invocation invoke(byte[] event, Duration limit) {
        String requestId = UUID.randomUUID().toString();
        RuntimeServer.Call call = new RuntimeServer.Call(
                requestId, function.arn(), event, limit, new CompletableFuture<>(), new CompletableFuture<>());
        api.offer(call);
        try {
            CompletableFuture.anyOf(call.taken(), call.outcome()).get(INIT.toMillis(), TimeUnit.MILLISECONDS);
            return call.outcome().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Duration passed = call.taken().isDone() ? limit : INIT;
            log.accept(requestId + " Task timed out after " + seconds(passed) + " seconds: its process was killed");
            close();
            return new Invocation.TimedOut(passed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return new Invocation.Unavailable("the local cloud is being stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never exceptional", e);
        }
    }

    private static String seconds(Duration duration) {
        return "%.2f".formatted(duration.toMillis() / 1000.0);
    }

    private void watch() {
        try {
            api.abandon(exited(process.waitFor()));
            api.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** OBS (public Lambda logs): this type and text when a process ends without an answer. */
    private static Invocation exited(int exit) {
        return new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status " + exit);
    }

    private void copy(InputStream stream) {
        daemon("function-log", () -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.accept(api.requestId().map(id -> id + " ").orElse("") + line);
                }
            } catch (IOException e) {
                // The process is gone, and its last line with it.
            }
        });
    }

    /** Kills the process; an event that it handles ends as failed. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
