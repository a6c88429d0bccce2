package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.handlers.Probe;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A declared function in real processes. */
public final class TestFunction implements AutoCloseable {
    static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:probe";
    private static final String HANDLERS = "/dev/gatehouse/local/function/handlers/";

    /** Changed code is noticed only by the next call; a call waits shortly for an archive that is not complete. */
    static final FunctionHost.Options WITHOUT_CODE_CHECK = new FunctionHost.Options(
            Duration.ofSeconds(15), Duration.ofHours(1), Duration.ofMillis(200), OptionalInt.empty());

    final LocalCloud cloud = new LocalCloud();
    final FunctionHost host;
    private final Path folder;
    private final List<LogLine> log = new ArrayList<>();

    TestFunction(LambdaFunction function, Clock clock) {
        this(function, clock, WITHOUT_CODE_CHECK);
    }

    TestFunction(LambdaFunction function, Clock clock, FunctionHost.Options options) {
        declare(function);
        try {
            folder = Files.createTempDirectory("test-function-");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        host = new FunctionHost(cloud, folder, this::hear, clock, options);
    }

    TestFunction(LambdaFunction function) {
        this(function, Clock.systemUTC());
    }

    /** A jar with all handlers and a text that distinguishes it from other jars. */
    public static Path jar(Path target, String version) {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("version"));
            jar.write(version.getBytes(StandardCharsets.UTF_8));
            for (String name : List.of("Probe", "Late", "Doubler", "BadConstructor", "BadStatic", "ExitsAtStart")) {
                String path = HANDLERS + name + ".class";
                jar.putNextEntry(new JarEntry(path.substring(1)));
                try (InputStream in = TestFunction.class.getResourceAsStream(path)) {
                    in.transferTo(jar);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return target;
    }

    static LambdaFunction probe(Path jar) {
        return probe(jar, Duration.ofSeconds(30));
    }

    static LambdaFunction probe(Path jar, Duration timeout) {
        return function(jar, Probe.class.getName(), timeout, Map.of());
    }

    static LambdaFunction function(Path jar, String handler, Duration timeout, Map<String, String> environment) {
        return LambdaFunctionBuilder.of(ARN, "probe")
                .handler(handler)
                .code(jar)
                .memoryMegabytes(128)
                .timeout(timeout)
                .environment(environment)
                .build();
    }

    /** Code of a language other than Java. */
    static LambdaFunction script(String runtime, Path code, String handler) {
        return LambdaFunctionBuilder.of(ARN, "probe")
                .runtime(runtime)
                .handler(handler)
                .code(code)
                .memoryMegabytes(128)
                .timeout(Duration.ofSeconds(30))
                .environment(Map.of("TABLE", "Łódź"))
                .build();
    }

    void declare(LambdaFunction function) {
        cloud.declare(new Declared(Map.of(), Map.of(), List.of(), Map.of(function.arn(), function), List.of()));
    }

    Invocation invoke(String event, Duration timeout) {
        return host.invoke(ARN, event.getBytes(StandardCharsets.UTF_8), timeout);
    }

    Invocation invoke(String event) {
        return host.invoke(ARN, event.getBytes(StandardCharsets.UTF_8));
    }

    CompletableFuture<Invocation> inBackground(String event) {
        return inBackground(() -> invoke(event));
    }

    CompletableFuture<Invocation> inBackground(String event, Duration timeout) {
        return inBackground(() -> invoke(event, timeout));
    }

    private static CompletableFuture<Invocation> inBackground(java.util.function.Supplier<Invocation> call) {
        CompletableFuture<Invocation> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(call.get()), "call");
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    /** The return value of the handler. The test fails if the handler fails. */
    String call(String event) {
        return text(invoke(event));
    }

    static String text(Invocation outcome) {
        assertThat(outcome).isInstanceOf(Invocation.Returned.class);
        return new String(((Invocation.Returned) outcome).payload(), StandardCharsets.UTF_8);
    }

    static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(call("pid"))).orElseThrow();
    }

    private void hear(LogLine line) {
        synchronized (log) {
            log.add(line);
            log.notifyAll();
        }
    }

    /** The first matching log line as the console shows it; it can follow the response. */
    String line(Predicate<String> kind) {
        return logLine(line -> kind.test(line.withShortId())).withShortId();
    }

    /** The first matching log line, which can follow the response. */
    LogLine logLine(Predicate<LogLine> kind) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (log) {
            while (true) {
                for (LogLine line : log) {
                    if (kind.test(line)) {
                        return line;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("time left to see the line in %s", log).isPositive();
                try {
                    log.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** The lines that the request of an invocation has so far. */
    List<String> linesOf(InvocationId id) {
        synchronized (log) {
            return log.stream()
                    .filter(line -> line.invocation().equals(Optional.of(id)))
                    .map(LogLine::text)
                    .toList();
        }
    }

    List<String> log() {
        synchronized (log) {
            return log.stream().map(LogLine::withShortId).toList();
        }
    }

    @Override
    public void close() {
        host.close();
        new ProcessFolder(folder).delete();
    }
}
