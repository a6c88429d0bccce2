package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.state.LambdaFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that runs a function, one event at a time. A process that has ended is not used again. */
final class FunctionProcess implements AutoCloseable {
    /** The exit status of a process that SIGKILL ended. */
    private static final int KILLED = 137;

    /** SIGINT and SIGTERM: a terminal and a supervisor send them to the local cloud and its processes alike. */
    private static final Set<Integer> STOPPED = Set.of(130, 143);

    /** How long to wait for a killed process to end. It usually takes milliseconds. */
    private static final Duration EXIT_GRACE = Duration.ofSeconds(5);

    private final Identity identity;
    private final LambdaFunction function;
    private final ProcessFolder folder;
    private final RuntimeApiServer api;
    private final Process process;
    private final FunctionLog log;
    private final ProcessOutput output;
    private final InvocationReport report;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean killed;
    private volatile boolean served;
    private volatile long takenAt;
    private final Instant startedAt;
    private final CallCounter counter = new CallCounter();
    private Optional<RuntimeApiServer.PendingEvent> unanswered = Optional.empty();

    /**
     * What a process runs. If it differs from what must run, the process is replaced.
     *
     * @param debugPort the port for a debugger; empty without one
     */
    record Identity(LambdaFunction function, CodeSnapshot code, OptionalInt debugPort) {
        /** Whether a process started for the other one runs the same code in the same way. */
        boolean runsLike(Identity other) {
            LambdaFunction that = other.function();
            return code.equals(other.code())
                    && debugPort.equals(other.debugPort())
                    && function.code().equals(that.code())
                    && function.handler().equals(that.handler())
                    && function.runtime().equals(that.runtime())
                    && function.memoryMegabytes() == that.memoryMegabytes()
                    && function.environment().equals(that.environment());
        }
    }

    private FunctionProcess(
            Identity identity,
            ProcessFolder folder,
            RuntimeApiServer api,
            Process process,
            Instant startedAt,
            FunctionLog log) {
        this.identity = identity;
        this.function = identity.function();
        this.folder = folder;
        this.api = api;
        this.process = process;
        this.startedAt = startedAt;
        this.log = log;
        this.report = new InvocationReport(function.arn(), log);
        this.output = ProcessOutput.read(function.arn(), process, api, log);
    }

    /** Reads the output of a process that was started, and waits for its end in the background. */
    static FunctionProcess watch(
            Identity identity,
            ProcessFolder folder,
            RuntimeApiServer api,
            Process process,
            Instant startedAt,
            FunctionLog log) {
        FunctionProcess started = new FunctionProcess(identity, folder, api, process, startedAt, log);
        Thread thread = new Thread(started::awaitExit, "function-exit");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Whether the process can be used for what must run now. */
    boolean runs(Identity wanted) {
        return isAlive() && identity.runsLike(wanted);
    }

    /** Completes when the process asks for its first event, or with the reason why it never will. */
    CompletableFuture<Optional<Invocation>> ready() {
        return api.ready();
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
     * @param limits starts when the process takes the event; the init phase has its own
     * @param callerTimeout the timeout of the caller; starts now. After it, call {@link #continueWithoutCaller}
     * @param id the IDs of the invocation
     * @return empty if a reused process ended without taking this event: pass it to another process
     */
    Optional<Invocation> invoke(byte[] event, Limits limits, Duration callerTimeout, InvocationId id) {
        Duration limit = limits.function();
        long end = System.nanoTime() + callerTimeout.toNanos();
        RuntimeApiServer.PendingEvent call = new RuntimeApiServer.PendingEvent(
                id, function.arn(), event, limit, new CompletableFuture<>(), new CompletableFuture<>());
        api.enqueue(call);
        try {
            if (!await(CompletableFuture.anyOf(call.taken(), call.outcome()), limits.init(), end)) {
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
                if (api.ready().getNow(Optional.empty()).isPresent()) {
                    report.notStarted(id, failed, output.startLines());
                }
                report.failed(id, event, failed);
            }
            return Optional.of(outcome);
        } catch (TimeoutException e) {
            Duration passed = call.taken().isDone() ? limit : limits.init();
            report.timedOut(id, passed);
            report.match(id, "a timeout");
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
        report.callerTimedOut(call.id(), callerTimeout, call.limit());
        unanswered = Optional.of(call);
        return new Invocation.Unanswered(callerTimeout);
    }

    /**
     * Lets an invocation continue after its caller timed out, until the function's timeout at the latest.
     *
     * @param timer kills the process at the function's timeout
     * @param ended runs once when the invocation has ended
     */
    void continueWithoutCaller(Limits limits, ScheduledExecutorService timer, Runnable ended) {
        Duration limit = limits.function();
        RuntimeApiServer.PendingEvent call = unanswered.orElseThrow();
        unanswered = Optional.empty();
        // If the process has not taken the event yet, add the time limit of the init phase.
        Duration left = call.taken().isDone() && served
                ? limit.minusNanos(System.nanoTime() - takenAt)
                : limit.plus(limits.init());
        ScheduledFuture<?> kill = timer.schedule(
                () -> {
                    report.timedOut(call.id(), limit);
                    kill();
                },
                left.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletableFuture<Invocation> unused = call.outcome().whenComplete((outcome, failure) -> {
            kill.cancel(false);
            ended.run();
        });
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

    private void awaitExit() {
        try {
            int status = process.waitFor();
            boolean unexpected = !killed && !api.hasEnded() && !STOPPED.contains(status);
            api.failAll(exited(status));
            if (unexpected) {
                reportExit(status);
            }
            api.close();
            folder.delete();
            ended.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportExit(int status) throws InterruptedException {
        List<String> lines = output.lastLines();
        String end = "process " + process.pid() + " ended with exit status " + status
                + (status == KILLED ? " (killed, for example by the system when its memory ran out)" : "");
        say(end + (lines.isEmpty() ? "" : "; its last lines were:"));
        lines.forEach(line -> say("  | " + line));
    }

    private void say(String text) {
        log.line(new LogLine(function.arn(), api.lastTaken(), text));
    }

    /** OBS (public Lambda logs): the type and message if a process ends without a response. */
    private static Invocation exited(int exit) {
        return new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status " + exit);
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
