package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeReader;
import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.MissingCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The processes of one function. An idle process is reused, one with old code is replaced, and a few can run at the
 * same time.
 */
final class ProcessPool implements AutoCloseable {
    /** CHOICE: enough for the parallel requests of a browser. The default concurrency limit of Lambda is 1000. */
    static final int MAX_CONCURRENCY = 4;

    /** CHOICE: Lambda stops idle execution environments after some minutes; the number is not documented. */
    static final Duration IDLE_TIMEOUT = Duration.ofMinutes(10);

    /** CHOICE: the maximum integration timeout of API Gateway. */
    static final Duration MAX_QUEUE_TIME = Duration.ofSeconds(30);

    /** CHOICE: less than the threads of a server, so that invocations of one function do not block all of them. */
    static final int MAX_QUEUED = 200;

    private final int concurrency;
    private final Semaphore running;
    private final Deque<Idle> idle = new ArrayDeque<>();
    /** Processes with invocations whose callers have timed out, oldest first. */
    private final Deque<FunctionProcess> unanswered = new ArrayDeque<>();

    private final StartedProcesses started;
    private final boolean debugged;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final CodeReader code;
    private final FunctionLog log;
    private final CallCounter counter = new CallCounter();
    private boolean retired;

    private record Idle(FunctionProcess process, Instant since) {}

    /**
     * @param debugged whether there is at most one process, without timeouts
     * @param timer stops invocations whose callers have timed out
     */
    ProcessPool(
            StartedProcesses started,
            CodeReader code,
            boolean debugged,
            ScheduledExecutorService timer,
            Clock clock,
            FunctionLog log) {
        this.started = started;
        this.code = code;
        this.debugged = debugged;
        this.concurrency = debugged ? 1 : MAX_CONCURRENCY;
        this.running = new Semaphore(concurrency, true);
        this.timer = timer;
        this.clock = clock;
        this.log = log;
    }

    /**
     * An invocation above the concurrency limit waits until another one ends. DOC "Lambda scaling behavior": on AWS it
     * would start another execution environment, up to the account's concurrency limit, and then be throttled with
     * TooManyRequestsException.
     *
     * @param timeout the timeout of the caller; it does not include the time that the invocation waits in the queue or
     *     for code that is being saved
     */
    Invocation invoke(LambdaFunction function, byte[] event, Duration timeout, InvocationId id) {
        Invocation outcome = queue(function, event, timeout, id);
        counter.count(outcome);
        return outcome;
    }

    private Invocation queue(LambdaFunction function, byte[] event, Duration timeout, InvocationId id) {
        long queueMillis = (debugged ? Limits.DEBUGGING.function() : MAX_QUEUE_TIME).toMillis();
        try {
            if (running.getQueueLength() >= MAX_QUEUED || !running.tryAcquire(queueMillis, TimeUnit.MILLISECONDS)) {
                return new Invocation.Throttled("TooManyRequestsException: Rate Exceeded. " + concurrency
                        + " invocations of " + function.name()
                        + " are running and this one timed out in the queue; make the function faster");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Unavailable("the local cloud is stopping");
        }
        try {
            return run(function, event, debugged ? Limits.DEBUGGING.function() : timeout, id);
        } catch (IOException e) {
            return new Invocation.Unavailable(String.valueOf(e.getMessage()));
        } finally {
            running.release();
        }
    }

    private Invocation run(LambdaFunction function, byte[] event, Duration timeout, InvocationId id)
            throws IOException {
        Limits limits = debugged ? Limits.DEBUGGING : Limits.of(function.timeout());
        CodeSnapshot snapshot = snapshot(function);
        long end = System.nanoTime() + timeout.toNanos();
        Optional<Invocation> outcome = Optional.empty();
        // The loop ends: only a reused process returns empty, and a new process is not reused.
        while (outcome.isEmpty()) {
            FunctionProcess process = acquire(function, snapshot);
            outcome = process.invoke(event, limits, Duration.ofNanos(end - System.nanoTime()), id);
            outcome.ifPresent(process::count);
            if (outcome.isPresent() && outcome.get() instanceof Invocation.Unanswered) {
                continueWithoutCaller(process, limits);
                return new Invocation.Unanswered(timeout);
            }
            release(process);
        }
        return outcome.get();
    }

    /**
     * OBS (public posts on API Gateway's timeout): when the caller times out, the function continues until its own
     * timeout and does not block later invocations. CHOICE: as many as the concurrency limit continue; one more stops
     * the oldest.
     */
    private void continueWithoutCaller(FunctionProcess process, Limits limits) {
        Optional<FunctionProcess> oldest;
        synchronized (idle) {
            unanswered.add(process);
            oldest = unanswered.size() > concurrency ? Optional.ofNullable(unanswered.poll()) : Optional.empty();
        }
        oldest.ifPresent(FunctionProcess::kill);
        try {
            process.continueWithoutCaller(limits, timer, () -> {
                synchronized (idle) {
                    unanswered.remove(process);
                }
                release(process);
            });
        } catch (RejectedExecutionException e) {
            process.kill(); // the local cloud is stopping
        }
    }

    /** Starts a process before the first event. */
    void prestart(LambdaFunction function) {
        if (!running.tryAcquire()) {
            return;
        }
        try {
            release(acquire(function, snapshot(function)));
        } catch (IOException e) {
            // The caller of the first invocation gets the same error.
            log.line(new LogLine(
                    function.arn(), Optional.empty(), function.name() + ": cannot start: " + e.getMessage()));
        } finally {
            running.release();
        }
    }

    /** Replaces the process if the code changed since the last start. If invocations are running, the next one does. */
    void replaceChanged(LambdaFunction function) {
        Optional<CodeSnapshot> before = started.code();
        if (before.isPresent()
                && code.read(function.code())
                        .filter(now -> !now.equals(before.get()))
                        .isPresent()) {
            prestart(function);
        }
    }

    private CodeSnapshot snapshot(LambdaFunction function) throws IOException {
        return code.read(function.code()).orElseThrow(() -> new IOException(MissingCode.message(function.code())));
    }

    private FunctionProcess acquire(LambdaFunction function, CodeSnapshot snapshot) throws IOException {
        FunctionProcess.Identity wanted = started.identity(function, snapshot);
        synchronized (idle) {
            for (Idle next = idle.poll(); next != null; next = idle.poll()) {
                if (next.process().runs(wanted)) {
                    return next.process();
                }
                next.process().kill();
            }
        }
        FunctionProcess process = started.start(wanted);
        synchronized (idle) {
            if (retired) {
                process.kill();
            }
        }
        return process;
    }

    private void release(FunctionProcess process) {
        Instant now = clock.instant();
        synchronized (idle) {
            if (retired || !process.isAlive()) {
                process.kill();
            } else {
                idle.push(new Idle(process, now));
            }
        }
        stopIdle();
    }

    /** Stops processes that have been idle for too long. A debugger stays connected. */
    void stopIdle() {
        Instant now = clock.instant();
        synchronized (idle) {
            while (!debugged
                    && !idle.isEmpty()
                    && !idle.peekLast().since().plus(IDLE_TIMEOUT).isAfter(now)) {
                idle.pollLast().process().kill();
            }
        }
        started.forgetEnded();
    }

    /** Whether no invocation is running, and none has ended in the last time. */
    boolean isIdleFor(Duration time) {
        Instant before = clock.instant().minus(time);
        synchronized (idle) {
            return running.availablePermits() == concurrency
                    && unanswered.isEmpty()
                    && (idle.isEmpty() || !idle.peek().since().isAfter(before));
        }
    }

    /** The code of the last process that was started. */
    Optional<CodeSnapshot> startedCode() {
        return started.code();
    }

    FunctionStatus status(LambdaFunction function) {
        return new FunctionStatus(
                function.arn(),
                function.name(),
                function.runtime(),
                counter.calls(),
                counter.errors(),
                started.all().stream().map(FunctionProcess::status).toList());
    }

    /** Stops idle processes now, and working processes after their invocation. */
    void retire() {
        synchronized (idle) {
            retired = true;
            idle.forEach(each -> each.process().kill());
            idle.clear();
        }
    }

    /** Stops all processes, including working ones. No process is left when this method returns. */
    @Override
    public void close() {
        retire();
        started.closeAll();
    }
}
