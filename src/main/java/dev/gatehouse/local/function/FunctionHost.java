package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.InterpreterFinder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the declared functions in separate processes. A process starts when its function is declared and is replaced
 * when the code changes.
 */
public final class FunctionHost implements FunctionInvoker, AutoCloseable {
    /** DOC "Lambda quotas": 6 MB for the event of a synchronous call. */
    private static final int EVENT_BYTES = 6 * 1024 * 1024;

    private static final Duration IDLE_CHECK_INTERVAL = Duration.ofSeconds(15);

    /** For callers without a timeout: longer than the maximum timeout of a function. */
    private static final Duration NO_CALLER_TIMEOUT = Duration.ofHours(1);

    private final LocalCloud cloud;
    private final FunctionLog log;
    private final Clock clock;
    private final FunctionProcess.Context context;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> idleCheck;
    private final Map<String, ProcessPool> byArn = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param folder the folder for files of the processes; files that a killed local cloud left there are deleted
     * @param log receives a line for each line that a function prints, and if a function fails to start or is killed
     */
    public FunctionHost(LocalCloud cloud, Path folder, FunctionLog log, Clock clock) {
        this(cloud, folder, log, clock, IDLE_CHECK_INTERVAL);
    }

    FunctionHost(LocalCloud cloud, Path folder, FunctionLog log, Clock clock, Duration idleCheckInterval) {
        this.cloud = cloud;
        this.log = log;
        this.clock = clock;
        InterpreterFinder interpreters = new InterpreterFinder(System.getenv().getOrDefault("PATH", ""));
        this.context = new FunctionProcess.Context(
                new FunctionRuntimes(interpreters), ProcessFolders.open(folder), RuntimeApiServer::new, clock, log);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "function-timer");
            thread.setDaemon(true);
            return thread;
        });
        long interval = idleCheckInterval.toMillis();
        this.idleCheck = timer.scheduleWithFixedDelay(this::stopIdle, interval, interval, TimeUnit.MILLISECONDS);
        cloud.onChange(this::onDeclared);
        onDeclared(cloud.declared());
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event) {
        return invoke(functionArn, event, NO_CALLER_TIMEOUT);
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event, Duration timeout) {
        return invoke(functionArn, event, timeout, InvocationId.create());
    }

    @Override
    public Invocation invoke(String functionArn, byte[] event, Duration timeout, InvocationId id) {
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
        return instances(functionArn).invoke(function.get(), event, timeout, id);
    }

    private Optional<LambdaFunction> declared(String arn) {
        return Optional.ofNullable(cloud.declared().functions().get(arn));
    }

    private ProcessPool instances(String arn) {
        return byArn.computeIfAbsent(arn, unused -> new ProcessPool(this::start, timer, clock, log));
    }

    /**
     * Checks the declaration again: the function may have been removed, or the local cloud stopped, in the meantime.
     */
    private FunctionProcess start(LambdaFunction function, CodeVersion code) throws IOException {
        if (closed) {
            throw new IOException("the local cloud is stopping");
        }
        if (declared(function.arn()).isEmpty()) {
            throw new IOException("there is no function " + function.arn());
        }
        return FunctionProcess.start(function, code, context);
    }

    /** Starts new functions before their first invocation, and stops the processes of removed functions. */
    private void onDeclared(Declared declared) {
        byArn.keySet().stream()
                .filter(arn -> !declared.functions().containsKey(arn))
                .forEach(arn -> Optional.ofNullable(byArn.remove(arn)).ifPresent(ProcessPool::retire));
        declared.functions().keySet().forEach(arn -> {
            // Reads the declaration when the thread runs, so that the last of several quick changes is started.
            Thread thread = new Thread(
                    () -> declared(arn).ifPresent(function -> instances(arn).prestart(function)), "function-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** The declared functions with their processes, sorted by ARN. */
    public List<FunctionStatus> status() {
        return cloud.declared().functions().values().stream()
                .sorted(Comparator.comparing(LambdaFunction::arn))
                .map(function -> instances(function.arn()).status(function))
                .toList();
    }

    private void stopIdle() {
        byArn.forEach((arn, pool) -> {
            try {
                pool.stopIdle();
            } catch (RuntimeException e) {
                // The executor does not run a task again after it throws.
                log.line(new LogLine(arn, Optional.empty(), "idle processes cannot be stopped: " + e));
            }
        });
    }

    /** Stops every process. Running invocations fail, and later ones are refused. */
    @Override
    public void close() {
        closed = true;
        idleCheck.cancel(false);
        timer.shutdownNow();
        byArn.values().forEach(ProcessPool::close);
    }
}
