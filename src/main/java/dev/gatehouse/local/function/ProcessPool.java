package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.code.CodeVersionReader;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final Semaphore running = new Semaphore(MAX_CONCURRENCY, true);
    private final Deque<Idle> idle = new ArrayDeque<>();
    /** Processes with invocations whose callers have timed out, oldest first. */
    private final Deque<FunctionProcess> unanswered = new ArrayDeque<>();

    private final Set<FunctionProcess> started = new LinkedHashSet<>();
    private final CallCounter counter = new CallCounter();
    private final Starter starter;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final CodeVersionReader versions;
    private final FunctionLog log;
    private boolean retired;

    /** Starts a process for a version of the code. */
    interface Starter {
        FunctionProcess start(LambdaFunction function, CodeVersion code) throws IOException;
    }

    private record Idle(FunctionProcess process, Instant since) {}

    /** @param timer stops invocations whose callers have timed out */
    ProcessPool(Starter starter, ScheduledExecutorService timer, Clock clock, FunctionLog log) {
        this.starter = starter;
        this.timer = timer;
        this.clock = clock;
        this.versions = new CodeVersionReader(clock);
        this.log = log;
    }

    /**
     * An invocation above the concurrency limit waits until another one ends. DOC "Lambda scaling behavior": on AWS it
     * would start another execution environment, up to the account's concurrency limit, and then be throttled with
     * TooManyRequestsException.
     *
     * @param timeout the timeout of the caller; it does not include the time that the invocation waits in the queue
     */
    Invocation invoke(LambdaFunction function, byte[] event, Duration timeout, InvocationId id) {
        Invocation outcome = queue(function, event, timeout, id);
        counter.count(outcome);
        return outcome;
    }

    private Invocation queue(LambdaFunction function, byte[] event, Duration timeout, InvocationId id) {
        try {
            if (running.getQueueLength() >= MAX_QUEUED
                    || !running.tryAcquire(MAX_QUEUE_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Invocation.Throttled("TooManyRequestsException: Rate Exceeded. " + MAX_CONCURRENCY
                        + " invocations of " + function.name()
                        + " are running and this one timed out in the queue; make the function faster");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Unavailable("the local cloud is stopping");
        }
        long end = System.nanoTime() + timeout.toNanos();
        try {
            Optional<Invocation> outcome = Optional.empty();
            // The loop ends: only a reused process returns empty, and a new process is not reused.
            while (outcome.isEmpty()) {
                FunctionProcess process = acquire(function);
                outcome = process.invoke(event, function.timeout(), Duration.ofNanos(end - System.nanoTime()), id);
                outcome.ifPresent(process::count);
                if (outcome.isPresent() && outcome.get() instanceof Invocation.Unanswered) {
                    continueWithoutCaller(process, function.timeout());
                    return new Invocation.Unanswered(timeout);
                }
                release(process);
            }
            return outcome.get();
        } catch (IOException e) {
            return new Invocation.Unavailable(String.valueOf(e.getMessage()));
        } finally {
            running.release();
        }
    }

    /**
     * OBS (public posts on API Gateway's timeout): when the caller times out, the function continues until its own
     * timeout and does not block later invocations. CHOICE: as many as the concurrency limit continue; one more stops
     * the oldest.
     */
    private void continueWithoutCaller(FunctionProcess process, Duration limit) {
        Optional<FunctionProcess> oldest;
        synchronized (idle) {
            unanswered.add(process);
            oldest = unanswered.size() > MAX_CONCURRENCY ? Optional.ofNullable(unanswered.poll()) : Optional.empty();
        }
        oldest.ifPresent(FunctionProcess::kill);
        try {
            process.continueWithoutCaller(limit, timer, () -> {
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
            release(acquire(function));
        } catch (IOException e) {
            // The caller of the first invocation gets the same error.
            log.line(new LogLine(
                    function.arn(),
                    Optional.empty(),
                    "function " + function.name() + " cannot start: " + e.getMessage()));
        } finally {
            running.release();
        }
    }

    private FunctionProcess acquire(LambdaFunction function) throws IOException {
        Optional<CodeVersion> code = versions.of(function.code());
        if (code.isEmpty()) {
            throw new IOException("there is no " + function.code()
                    + (function.runtime().startsWith("java") ? "; build it with ./mvnw generate-resources" : ""));
        }
        synchronized (idle) {
            for (Idle next = idle.poll(); next != null; next = idle.poll()) {
                if (next.process().runs(function, code.get())) {
                    return next.process();
                }
                next.process().kill();
            }
        }
        FunctionProcess process = starter.start(function, code.get());
        synchronized (idle) {
            started.add(process);
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

    /** Stops processes that have been idle for too long. */
    void stopIdle() {
        Instant now = clock.instant();
        synchronized (idle) {
            while (!idle.isEmpty()
                    && !idle.peekLast().since().plus(IDLE_TIMEOUT).isAfter(now)) {
                idle.pollLast().process().kill();
            }
            started.removeIf(FunctionProcess::hasEnded);
        }
    }

    FunctionStatus status(LambdaFunction function) {
        List<FunctionProcess> processes;
        synchronized (idle) {
            processes = List.copyOf(started);
        }
        return new FunctionStatus(
                function.arn(),
                function.name(),
                function.runtime(),
                counter.calls(),
                counter.errors(),
                processes.stream().map(FunctionProcess::status).toList());
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
        List<FunctionProcess> left;
        synchronized (idle) {
            left = new ArrayList<>(started);
        }
        left.forEach(FunctionProcess::kill);
        left.forEach(FunctionProcess::close);
    }
}
