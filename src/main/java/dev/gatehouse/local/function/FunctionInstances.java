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
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The processes of one function: an idle one is reused, a stale one is replaced, a few may run at once. */
final class FunctionInstances implements AutoCloseable {
    /** Enough for a developer's browser; Lambda would start a thousand. */
    static final int MOST = 4;

    /** CHOICE: Lambda ends idle environments after some minutes, and does not say how many. */
    static final Duration KEEP_IDLE = Duration.ofMinutes(10);

    private final Semaphore running = new Semaphore(MOST, true);
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> started = new HashSet<>();
    private final Starter starter;
    private final Clock clock;
    private final Consumer<String> log;
    private boolean retired;

    /** Starts a process for a version of the code. */
    interface Starter {
        FunctionProcess start(LambdaFunction function, FunctionCode code) throws IOException;
    }

    private record Idle(FunctionProcess process, Instant since) {}

    FunctionInstances(Starter starter, Clock clock, Consumer<String> log) {
        this.starter = starter;
        this.clock = clock;
        this.log = log;
    }

    Invocation invoke(LambdaFunction function, byte[] event) {
        try {
            running.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Unavailable("the local cloud is being stopped");
        }
        try {
            Optional<Invocation> outcome = Optional.empty();
            // It ends: only a process that has served before leaves an event for another, and a new one has not.
            while (outcome.isEmpty()) {
                FunctionProcess process = take(function);
                outcome = process.invoke(event, function.timeout());
                giveBack(process);
            }
            return outcome.get();
        } catch (IOException e) {
            return new Invocation.Unavailable(String.valueOf(e.getMessage()));
        } finally {
            running.release();
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
        Optional<FunctionCode> code = FunctionCode.of(function.code());
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
