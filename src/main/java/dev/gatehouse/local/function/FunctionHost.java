package dev.gatehouse.local.function;

import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs declared functions in processes of their own: started when they are declared, renewed when their code is. */
public final class FunctionHost implements FunctionInvoker, AutoCloseable {
    /** DOC "Lambda quotas": 6 MB for the event of a synchronous call. */
    private static final int EVENT_BYTES = 6 * 1024 * 1024;

    private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(15);

    /** For callers without a timeout: longer than any function may take. */
    private static final Duration LONG = Duration.ofHours(1);

    private final LocalCloud cloud;
    private final Consumer<String> log;
    private final Clock clock;
    private final FunctionProcess.Surroundings surroundings;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> idleWatch;
    private final Map<String, ProcessPool> byArn = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param folder for the files of its processes; what lies there from a local cloud that was killed is deleted
     * @param log hears a line each time a function prints, fails to start or is killed; called by many threads
     */
    public FunctionHost(LocalCloud cloud, Path folder, Consumer<String> log, Clock clock) {
        this(cloud, folder, log, clock, LOOK_FOR_IDLE);
    }

    FunctionHost(LocalCloud cloud, Path folder, Consumer<String> log, Clock clock, Duration lookForIdle) {
        this.cloud = cloud;
        this.log = log;
        this.clock = clock;
        InterpreterFinder interpreters = new InterpreterFinder(System.getenv().getOrDefault("PATH", ""), log);
        this.surroundings = new FunctionProcess.Surroundings(
                new FunctionRuntimes(interpreters), ProcessFolders.swept(folder), RuntimeApiServer::new, clock, log);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "function-timer");
            thread.setDaemon(true);
            return thread;
        });
        long interval = lookForIdle.toMillis();
        this.idleWatch = timer.scheduleWithFixedDelay(this::endIdle, interval, interval, TimeUnit.MILLISECONDS);
        cloud.onChange(this::changed);
        changed(cloud.declared());
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event) {
        return invoke(functionArn, event, LONG);
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event, Duration timeout) {
        Optional<LambdaFunction> function = declared(functionArn);
        if (function.isEmpty()) {
            return new Invocation.Unavailable("there is no function " + functionArn);
        }
        if (event.length > EVENT_BYTES) {
            // OBS (public posts): the text of RequestTooLargeException.
            return new Invocation.Unavailable(event.length
                    + " byte payload is too large for the RequestResponse invocation type (limit " + EVENT_BYTES
                    + " bytes)");
        }
        return instances(functionArn).invoke(function.get(), event, timeout);
    }

    private Optional<LambdaFunction> declared(String arn) {
        return Optional.ofNullable(cloud.declared().functions().get(arn));
    }

    private ProcessPool instances(String arn) {
        return byArn.computeIfAbsent(arn, unused -> new ProcessPool(this::start, timer, clock, log));
    }

    /** The last word on what may start: a call may have come this far while its function, or all, went away. */
    private FunctionProcess start(LambdaFunction function, CodeVersion code) throws IOException {
        if (closed) {
            throw new IOException("the local cloud is being stopped");
        }
        if (declared(function.arn()).isEmpty()) {
            throw new IOException("there is no function " + function.arn());
        }
        return FunctionProcess.start(function, code, surroundings);
    }

    /** Starts what is new ahead of its first call, and ends what is gone. */
    private void changed(Declared declared) {
        byArn.keySet().stream()
                .filter(arn -> !declared.functions().containsKey(arn))
                .forEach(arn -> Optional.ofNullable(byArn.remove(arn)).ifPresent(ProcessPool::retire));
        declared.functions().keySet().forEach(arn -> {
            // As declared when the thread runs: of two quick changes the later one is to be ready.
            Thread thread = new Thread(
                    () -> declared(arn).ifPresent(function -> instances(arn).warm(function)), "function-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void endIdle() {
        try {
            byArn.values().forEach(ProcessPool::endIdle);
        } catch (RuntimeException e) {
            // A task that throws is not run again.
            log.accept("idle processes could not be ended: " + e);
        }
    }

    /** Ends every process; calls in flight fail, and later ones are refused. */
    @Override
    public void close() {
        closed = true;
        idleWatch.cancel(false);
        timer.shutdownNow();
        byArn.values().forEach(ProcessPool::close);
    }
}
