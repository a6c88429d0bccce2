package dev.gatehouse.local.function;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The processes of one function: an idle one is reused, a stale one is replaced, a few may run at once. */
final class ProcessPool implements AutoCloseable {
    /** Enough for a developer's browser; Lambda would start a thousand. */
    static final int MOST = 4;

    /** CHOICE: Lambda ends idle environments after some minutes, and does not say how many. */
    static final Duration KEEP_IDLE = Duration.ofMinutes(10);

    /** CHOICE: as long as API Gateway waits for an integration at most. */
    static final Duration WAIT = Duration.ofSeconds(30);

    /** CHOICE: fewer than the threads of a server, so that calls of one function leave some for others. */
    static final int MOST_WAITING = 200;

    private final Semaphore running = new Semaphore(MOST, true);
    private final Deque<Idle> idle = new ArrayDeque<>();
    /** At work for callers that have given up, oldest first. */
    private final Deque<FunctionProcess> unanswered = new ArrayDeque<>();

    private final Set<FunctionProcess> started = new HashSet<>();
    private final Starter starter;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final CodeVersionReader versions;
    private final Consumer<String> log;
    private boolean retired;

    /** Starts a process for a version of the code. */
    interface Starter {
        FunctionProcess start(LambdaFunction function, CodeVersion code) throws IOException;
    }

    private record Idle(FunctionProcess process, Instant since) {}

    /** @param timer ends calls whose callers have given up */
    ProcessPool(Starter starter, ScheduledExecutorService timer, Clock clock, Consumer<String> log) {
        this.starter = starter;
        this.timer = timer;
        this.clock = clock;
        this.versions = new CodeVersionReader(clock);
        this.log = log;
    }

    /**
     * A call beyond those that may run waits for one of them to end. DOC "Lambda scaling behavior": on AWS it would start
     * another environment, up to the account's concurrency, and beyond that be throttled with TooManyRequestsException.
     *
     * @param timeout the caller's own; what the call waits for another does not count
     */
    Invocation invoke(LambdaFunction function, byte[] event, Duration timeout) {
        try {
            if (running.getQueueLength() >= MOST_WAITING
                    || !running.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Invocation.Throttled("TooManyRequestsException: Rate Exceeded. " + MOST + " calls of "
                        + function.name() + " run at once, and this one has waited its time: make the function faster");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Unavailable("the local cloud is being stopped");
        }
        long end = System.nanoTime() + timeout.toNanos();
        try {
            Optional<Invocation> outcome = Optional.empty();
            // It ends: only a process that has served before leaves an event for another, and a new one has not.
            while (outcome.isEmpty()) {
                FunctionProcess process = take(function);
                outcome = process.invoke(event, function.timeout(), Duration.ofNanos(end - System.nanoTime()));
                if (outcome.isPresent() && outcome.get() instanceof Invocation.Unanswered) {
                    goOn(process, function.timeout());
                    return new Invocation.Unanswered(timeout);
                }
                giveBack(process);
            }
            return outcome.get();
        } catch (IOException e) {
            return new Invocation.Unavailable(String.valueOf(e.getMessage()));
        } finally {
            running.release();
        }
    }

    /**
     * OBS (public posts on API Gateway's timeout): a function goes on when its caller has given up, to its own timeout. It
     * does not hold up the calls that follow. CHOICE: as many as may run at once go on; one more ends the oldest.
     */
    private void goOn(FunctionProcess process, Duration limit) {
        Optional<FunctionProcess> oldest;
        synchronized (idle) {
            unanswered.add(process);
            oldest = unanswered.size() > MOST ? Optional.ofNullable(unanswered.poll()) : Optional.empty();
        }
        oldest.ifPresent(FunctionProcess::kill);
        try {
            process.goOn(limit, timer, () -> {
                synchronized (idle) {
                    unanswered.remove(process);
                }
                giveBack(process);
            });
        } catch (RejectedExecutionException e) {
            process.kill(); // the local cloud is being stopped
        }
    }

    /** Has a process ready before the first event comes. */
    void warm(LambdaFunction function) {
        if (!running.tryAcquire()) {
            return;
        }
        try {
            giveBack(take(function));
        } catch (IOException e) {
            // Whoever sends the first event is told so as well.
            log.accept("function " + function.name() + " cannot start: " + e.getMessage());
        } finally {
            running.release();
        }
    }

    private FunctionProcess take(LambdaFunction function) throws IOException {
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

    private void giveBack(FunctionProcess process) {
        Instant now = clock.instant();
        synchronized (idle) {
            if (retired || !process.isAlive()) {
                process.kill();
            } else {
                idle.push(new Idle(process, now));
            }
        }
        endIdle();
    }

    /** Ends what has been idle for too long. */
    void endIdle() {
        Instant now = clock.instant();
        synchronized (idle) {
            while (!idle.isEmpty() && !idle.peekLast().since().plus(KEEP_IDLE).isAfter(now)) {
                idle.pollLast().process().kill();
            }
            started.removeIf(FunctionProcess::hasEnded);
        }
    }

    /** Ends what is idle, and what is at work once it has answered. */
    void retire() {
        synchronized (idle) {
            retired = true;
            idle.forEach(each -> each.process().kill());
            idle.clear();
        }
    }

    /** Ends all, what is at work too; no process is left when it returns. */
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
