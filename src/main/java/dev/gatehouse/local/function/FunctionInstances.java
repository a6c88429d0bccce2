package dev.gatehouse.local.function;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The processes of one function: an idle one is reused, a stale one is replaced, a few may run at once. */
final class FunctionInstances implements AutoCloseable {
    /** Enough for a developer's browser; Lambda would start a thousand. */
    private static final int MOST = 4;

    private final Semaphore running = new Semaphore(MOST, true);
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final Starter starter;
    private boolean closed;

    /** Starts a process for a version of the code. */
    interface Starter {
        FunctionProcess start(LambdaFunction function, FunctionCode code) throws IOException;
    }

    FunctionInstances(Starter starter) {
        this.starter = starter;
    }

    Invocation invoke(LambdaFunction function, byte[] event) {
        try {
            running.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Invocation.Unavailable("the local cloud is being stopped");
        }
        try {
            FunctionProcess process = take(function);
            Invocation outcome = process.invoke(event, function.timeout());
            giveBack(process);
            return outcome;
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
            // The first event will say so to whoever sends it.
        } finally {
            running.release();
        }
    }

    private FunctionProcess take(LambdaFunction function) throws IOException {
        Optional<FunctionCode> code = FunctionCode.of(function.code());
        if (code.isEmpty()) {
            throw new IOException("there is no " + function.code() + "; build it with ./mvnw generate-resources");
        }
        synchronized (idle) {
            for (FunctionProcess process = idle.poll(); process != null; process = idle.poll()) {
                if (process.runs(function, code.get())) {
                    return process;
                }
                process.close();
            }
        }
        return starter.start(function, code.get());
    }

    private void giveBack(FunctionProcess process) {
        synchronized (idle) {
            if (closed || !process.isAlive()) {
                process.close();
            } else {
                idle.push(process);
            }
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(FunctionProcess::close);
            idle.clear();
        }
    }
}
