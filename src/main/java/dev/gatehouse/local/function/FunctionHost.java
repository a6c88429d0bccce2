package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeReader;
import dev.gatehouse.local.function.code.CodeVersionReader;
import dev.gatehouse.local.function.code.SavedSources;
import dev.gatehouse.local.function.code.SourceCompiler;
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
import java.util.OptionalInt;
import java.util.Set;
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

    /** For callers without a timeout: longer than the maximum timeout of a function. */
    private static final Duration NO_CALLER_TIMEOUT = Duration.ofHours(1);

    /** CHOICE: a start takes milliseconds. */
    private static final Duration START_WAIT = Duration.ofSeconds(5);

    private final LocalCloud cloud;
    private final FunctionLog log;
    private final Clock clock;
    private final Options options;
    private final DebugPorts ports;
    private final ProcessStarter starter;
    private final SavedSources sources;
    private final ScheduledExecutorService timer = daemon("function-timer");
    private final ScheduledExecutorService codeWatch = daemon("function-code");
    private final FunctionTraining training;
    private final Map<String, ProcessPool> byArn = new ConcurrentHashMap<>();
    private volatile boolean startsHeld;
    /** Threads that start processes before the first invocation. */
    private final Set<Thread> starting = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /**
     * How often a host checks what, and whether functions are debugged.
     *
     * @param idleCheck how often idle processes are checked
     * @param codeCheck how often the code on disk is compared with the code that runs
     * @param buildTime how long an invocation waits for an archive that a build is writing
     * @param debugPort the port for a debugger of the function that the API invokes; empty without debuggers
     * @param trainAfter how long no function was invoked before they are trained; empty if they are not
     */
    record Options(
            Duration idleCheck,
            Duration codeCheck,
            Duration buildTime,
            OptionalInt debugPort,
            Optional<Duration> trainAfter) {
        Options(Duration idleCheck, Duration codeCheck, Duration buildTime, OptionalInt debugPort) {
            this(idleCheck, codeCheck, buildTime, debugPort, Optional.empty());
        }

        static Options standard(OptionalInt debugPort, Optional<Duration> trainAfter) {
            return new Options(
                    Duration.ofSeconds(15), Duration.ofSeconds(1), CodeReader.BUILD_TIME, debugPort, trainAfter);
        }
    }

    /**
     * @param folder the folder for files of the processes; files that a killed local cloud left there are deleted
     * @param log receives a line for each line that a function prints, and if a function fails to start or is killed
     */
    public FunctionHost(LocalCloud cloud, Path folder, FunctionLog log, Clock clock) {
        this(cloud, folder, log, clock, OptionalInt.empty(), Optional.empty());
    }

    /**
     * @param debugPort the port on 127.0.0.1 at which a debugger can connect to the function that the API invokes; the
     *     other functions have the next ports. Each function has one process then, and no timeout. Empty without debuggers
     * @param trainAfter how long no function was invoked before each Java function is started once more, in the
     *     background, to write a class archive into the folder: with it, later processes start faster. Empty if archives
     *     are only used
     */
    public FunctionHost(
            LocalCloud cloud,
            Path folder,
            FunctionLog log,
            Clock clock,
            OptionalInt debugPort,
            Optional<Duration> trainAfter) {
        this(cloud, folder, log, clock, Options.standard(debugPort, trainAfter));
    }

    FunctionHost(LocalCloud cloud, Path folder, FunctionLog log, Clock clock, Options options) {
        this.cloud = cloud;
        this.log = log;
        this.clock = clock;
        this.options = options;
        this.ports = new DebugPorts(options.debugPort());
        this.starter = new ProcessStarter(
                new FunctionRuntimes(new InterpreterFinder(System.getenv().getOrDefault("PATH", ""))),
                ProcessFolders.open(folder),
                RuntimeApiServer::new,
                clock,
                log);
        this.training = new FunctionTraining(starter, cloud, byArn);
        this.sources = new SourceCompiler(folder, this::reportSources);
        every(timer, options.idleCheck(), (arn, pool) -> pool.stopIdle());
        every(codeWatch, options.codeCheck(), (arn, pool) -> declared(arn).ifPresent(pool::replaceChanged));
        options.trainAfter().ifPresent(training::start);
        cloud.onChange(this::onDeclared);
        onDeclared(cloud.declared());
    }

    /** All functions of lambda/ have the same sources, so a line is logged once, for the first of them. */
    private void reportSources(String line) {
        byArn.keySet().stream()
                .sorted()
                .findFirst()
                .ifPresent(arn -> log.line(new LogLine(arn, Optional.empty(), "lambda: " + line)));
    }

    static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
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
        return byArn.computeIfAbsent(
                arn,
                unused -> new ProcessPool(
                        new StartedProcesses(this::start, function -> ports.of(function, cloud.declared()), log),
                        new CodeReader(new CodeVersionReader(clock), sources, options.buildTime()),
                        ports.isOn(),
                        timer,
                        clock,
                        log));
    }

    /**
     * Checks the declaration again: the function may have been removed, or the local cloud stopped, in the meantime.
     */
    private FunctionProcess start(FunctionProcess.Identity identity) throws IOException {
        if (closed) {
            throw new IOException("the local cloud is stopping");
        }
        if (declared(identity.function().arn()).isEmpty()) {
            throw new IOException("there is no function " + identity.function().arn());
        }
        return starter.start(identity);
    }

    /** Starts new functions before their first invocation, and stops the processes of removed functions. */
    private void onDeclared(Declared declared) {
        byArn.keySet().stream()
                .filter(arn -> !declared.functions().containsKey(arn))
                .forEach(arn -> Optional.ofNullable(byArn.remove(arn)).ifPresent(ProcessPool::retire));
        if (!startsHeld) {
            declared.functions().keySet().forEach(this::prestart);
        }
    }

    /** Reads the declaration when the thread runs, so that the last of several quick changes is started. */
    private void prestart(String arn) {
        Thread thread = new Thread(
                () -> {
                    try {
                        declared(arn).ifPresent(function -> instances(arn).prestart(function));
                    } finally {
                        starting.remove(Thread.currentThread());
                    }
                },
                "function-start");
        thread.setDaemon(true);
        starting.add(thread);
        thread.start();
    }

    /** Until {@link #releaseStarts}, a process starts only when its function is invoked. The start of the local cloud uses it. */
    public void holdStarts() {
        startsHeld = true;
    }

    /** Starts the processes of all declared functions. */
    public void releaseStarts() {
        startsHeld = false;
        cloud.declared().functions().keySet().forEach(this::prestart);
    }

    /** The declared functions with their processes, sorted by ARN. */
    public List<FunctionStatus> status() {
        return cloud.declared().functions().values().stream()
                .sorted(Comparator.comparing(LambdaFunction::arn))
                .map(function -> instances(function.arn()).status(function))
                .toList();
    }

    /** Runs a check of each function, each time after the interval. */
    private void every(ScheduledExecutorService executor, Duration interval, Check check) {
        Runnable all = () -> byArn.forEach((arn, pool) -> {
            try {
                check.run(arn, pool);
            } catch (RuntimeException e) {
                // The executor does not run a task again after it throws.
                log.line(new LogLine(arn, Optional.empty(), "the processes of a function cannot be checked: " + e));
            }
        });
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(all, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A check of one function. */
    private interface Check {
        void run(String arn, ProcessPool pool);
    }

    /**
     * Stops every process. Running invocations fail, and later ones are refused. No process starts and no file is written
     * after it.
     */
    @Override
    public void close() {
        closed = true;
        awaitStarts();
        codeWatch.shutdownNow();
        timer.shutdownNow();
        training.close();
        byArn.values().forEach(ProcessPool::close);
    }

    /** A process that is being started creates its folder; the pools stop only processes that they know. */
    private void awaitStarts() {
        try {
            for (Thread thread : List.copyOf(starting)) {
                thread.join(START_WAIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
