package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.runtime.FunctionRuntime;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.function.runtime.ProcessLauncher;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that runs a function, one event at a time. A process that has ended is not used again. */
final class FunctionProcess implements AutoCloseable {
    /** DOC "Lambda execution environment lifecycle": the init phase is limited to 10 seconds. */
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(10);

    /** How long to wait for a killed process to end. It usually takes milliseconds. */
    private static final Duration EXIT_GRACE = Duration.ofSeconds(5);

    private final LambdaFunction function;
    private final CodeVersion code;
    private final ProcessFolder folder;
    private final RuntimeApiServer api;
    private final Process process;
    private final FunctionLog log;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean killed;
    private volatile boolean served;
    private volatile long takenAt;
    private final Instant startedAt;
    private final CallCounter counter = new CallCounter();
    private Optional<RuntimeApiServer.PendingEvent> unanswered = Optional.empty();

    /** What a host shares with all its processes. */
    record Context(FunctionRuntimes runtimes, ProcessFolders folders, Server server, Clock clock, FunctionLog log) {
        /** Opens the Runtime API for a process. */
        interface Server {
            RuntimeApiServer open(Clock clock) throws IOException;
        }
    }

    private FunctionProcess(
            LambdaFunction function,
            CodeVersion code,
            ProcessFolder folder,
            RuntimeApiServer api,
            Process process,
            Instant startedAt,
            FunctionLog log) {
        this.function = function;
        this.code = code;
        this.folder = folder;
        this.api = api;
        this.process = process;
        this.startedAt = startedAt;
        this.log = log;
    }

    static FunctionProcess start(LambdaFunction function, CodeVersion code, Context context) throws IOException {
        FunctionRuntime runtime = context.runtimes().of(function.runtime());
        ProcessFolder folder = context.folders().create();
        FunctionProcess started;
        try {
            started = launch(function, code, runtime, folder, context);
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
        started.copy(started.process.getInputStream());
        started.copy(started.process.getErrorStream());
        daemon("function-exit", started::watch);
        return started;
    }

    private static FunctionProcess launch(
            LambdaFunction function, CodeVersion code, FunctionRuntime runtime, ProcessFolder folder, Context context)
            throws IOException {
        FunctionRuntime.Command command = runtime.prepare(
                function, folder, line -> context.log().line(new LogLine(function.arn(), Optional.empty(), line)));
        RuntimeApiServer api = context.server().open(context.clock());
        try {
            Process process = ProcessLauncher.launch(function, command, api.address());
            return new FunctionProcess(
                    function, code, folder, api, process, context.clock().instant(), context.log());
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** Whether the process runs the function as declared, with the code on disk. */
    boolean runs(LambdaFunction declared, CodeVersion onDisk) {
        return isAlive()
                && code.equals(onDisk)
                && function.code().equals(declared.code())
                && function.handler().equals(declared.handler())
                && function.runtime().equals(declared.runtime())
                && function.memoryMegabytes() == declared.memoryMegabytes()
                && function.environment().equals(declared.environment());
    }

    /** False for a process that was killed, although it can take a moment to end. */
    boolean isAlive() {
        return !killed && process.isAlive();
    }

    /** Whether the process, its port and its files are gone. */
    boolean hasEnded() {
        return ended.isDone();
    }

    /**
     * Passes an event to the process and waits for the result.
     *
     * @param limit the timeout of the function; starts when the process takes the event
     * @param callerTimeout the timeout of the caller; starts now. After it, call {@link #continueWithoutCaller}
     * @param id the IDs of the invocation
     * @return empty if a reused process ended without taking this event: pass it to another process
     */
    Optional<Invocation> invoke(byte[] event, Duration limit, Duration callerTimeout, InvocationId id) {
        long end = System.nanoTime() + callerTimeout.toNanos();
        RuntimeApiServer.PendingEvent call = new RuntimeApiServer.PendingEvent(
                id, function.arn(), event, limit, new CompletableFuture<>(), new CompletableFuture<>());
        api.enqueue(call);
        try {
            if (!await(CompletableFuture.anyOf(call.taken(), call.outcome()), INIT_TIMEOUT, end)) {
                return Optional.of(callerTimedOut(call, callerTimeout));
            }
            if (served && !call.taken().isDone()) {
                return Optional.empty();
            }
            served = true;
            takenAt = System.nanoTime();
            if (!await(call.outcome(), limit, end)) {
                return Optional.of(callerTimedOut(call, callerTimeout));
            }
            Invocation outcome = call.outcome().get();
            if (outcome instanceof Invocation.Failed failed) {
                ClaimsPathHint.hint(event, failed).ifPresent(hint -> say(id, hint));
            }
            return Optional.of(outcome);
        } catch (TimeoutException e) {
            Duration passed = call.taken().isDone() ? limit : INIT_TIMEOUT;
            say(id, "Task timed out after " + seconds(passed) + " seconds: the process was killed");
            kill();
            return Optional.of(new Invocation.TimedOut(passed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return Optional.of(new Invocation.Unavailable("the local cloud is stopping"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never completed exceptionally", e);
        }
    }

    /**
     * @param end when the caller times out, in System.nanoTime
     * @return false if the caller timed out first
     * @throws TimeoutException if the limit was exceeded first
     */
    private static boolean await(CompletableFuture<?> future, Duration limit, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        long callerTimeout = end - System.nanoTime();
        try {
            future.get(Math.min(limit.toNanos(), callerTimeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            if (limit.toNanos() <= callerTimeout) {
                throw e;
            }
            return false;
        }
    }

    private Invocation callerTimedOut(RuntimeApiServer.PendingEvent call, Duration callerTimeout) {
        say(
                call.id(),
                "The caller timed out after " + seconds(callerTimeout)
                        + " seconds; the function continues until its own timeout of " + seconds(call.limit())
                        + " seconds");
        unanswered = Optional.of(call);
        return new Invocation.Unanswered(callerTimeout);
    }

    /**
     * Lets an invocation continue after its caller timed out, until the function's timeout at the latest.
     *
     * @param timer kills the process at the function's timeout
     * @param ended runs once when the invocation has ended
     */
    void continueWithoutCaller(Duration limit, ScheduledExecutorService timer, Runnable ended) {
        RuntimeApiServer.PendingEvent call = unanswered.orElseThrow();
        unanswered = Optional.empty();
        // If the process has not taken the event yet, add the time limit of the init phase.
        Duration left = call.taken().isDone() && served
                ? limit.minusNanos(System.nanoTime() - takenAt)
                : limit.plus(INIT_TIMEOUT);
        ScheduledFuture<?> kill = timer.schedule(
                () -> {
                    say(call.id(), "Task timed out after " + seconds(limit) + " seconds: the process was killed");
                    kill();
                },
                left.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletableFuture<Invocation> unused = call.outcome().whenComplete((outcome, failure) -> {
            kill.cancel(false);
            ended.run();
        });
    }

    private void say(InvocationId id, String text) {
        log.line(new LogLine(function.arn(), Optional.of(id), text));
    }

    /** What the process does now, and what it did. */
    FunctionStatus.ProcessStatus status() {
        return new FunctionStatus.ProcessStatus(
                process.pid(),
                isAlive() ? api.state() : FunctionStatus.State.ENDED,
                startedAt,
                ResidentMemory.ofProcess(process.pid()),
                counter.calls(),
                counter.errors());
    }

    void count(Invocation outcome) {
        counter.count(outcome);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }

    private void watch() {
        try {
            api.failAll(exited(process.waitFor()));
            api.close();
            folder.delete();
            ended.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** OBS (public Lambda logs): the type and message if a process ends without a response. */
    private static Invocation exited(int exit) {
        return new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status " + exit);
    }

    private void copy(InputStream output) {
        daemon("function-log", () -> {
            try {
                LogLineReader.copy(
                        output,
                        line -> log.line(new LogLine(function.arn(), api.lastTaken(), api.withoutSecret(line))));
            } catch (IOException e) {
                // The process has ended; its last line is lost.
            }
        });
    }

    /**
     * Kills the process and its child processes, as Lambda ends the whole execution environment. A running invocation
     * fails.
     */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Kills the process and waits until it has ended. */
    @Override
    public void close() {
        kill();
        try {
            ended.get(EXIT_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.line(new LogLine(
                    function.arn(),
                    Optional.empty(),
                    "process " + process.pid() + " of " + function.name() + " was killed, but has not ended"));
        }
    }
}
