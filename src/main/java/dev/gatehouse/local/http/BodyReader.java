package dev.gatehouse.local.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Reads a request body as it arrives. No thread waits: a slow body holds only its connection and the received bytes. */
final class BodyReader implements Runnable {
    /** Receives the result. The reader calls exactly one method, once. */
    interface Listener {
        /** @param body whose memory stays reserved until {@link #release} */
        void complete(byte[] body);

        void tooLong();

        void memoryLimitReached();

        void timedOut();

        /** The connection failed, or the body cannot be read. */
        void failed(Throwable cause);
    }

    private final Request request;
    private final int limit;
    private final BodyTimeout timeout;
    private final BodyMemoryLimit memory;
    private final Scheduler scheduler;
    private final Listener listener;
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** Accessed under the lock of this object, like the received bytes: the timeout runs in another thread. */
    private boolean ended;

    private int received;
    private Optional<Scheduler.Task> timeoutTask = Optional.empty();

    BodyReader(Request request, int limit, BodyTimeout timeout, BodyMemoryLimit memory, Listener listener) {
        this.request = request;
        this.limit = limit;
        this.timeout = timeout;
        this.memory = memory;
        this.scheduler = request.getComponents().getScheduler();
        this.listener = listener;
    }

    void start() {
        checkTimeout();
        run();
    }

    /** Jetty calls this when bytes have arrived, one call at a time. */
    @Override
    public void run() {
        while (!hasEnded()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                finish(() -> listener.failed(chunk.getFailure()));
                return;
            }
            Optional<Runnable> refusal;
            try {
                refusal = add(chunk);
            } finally {
                chunk.release();
            }
            if (refusal.isPresent()) {
                finish(refusal.get());
            } else if (chunk.isLast()) {
                complete();
            }
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    /** Adds a chunk. Returns the refusal if the body is too long or the memory limit is reached. */
    private synchronized Optional<Runnable> add(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (ended) {
            return Optional.empty();
        }
        if (more > limit - received) {
            return Optional.of(listener::tooLong);
        }
        if (!memory.reserve(received, more)) {
            return Optional.of(listener::memoryLimitReached);
        }
        byte[] bytes = new byte[more];
        chunk.get(bytes, 0, more);
        body.writeBytes(bytes);
        received += more;
        return Optional.empty();
    }

    /** Ends the reader. Returns false if it has already ended. */
    private synchronized boolean tryEnd() {
        boolean first = !ended;
        ended = true;
        // Also frees the body, which the scheduled task would hold otherwise.
        timeoutTask.ifPresent(Scheduler.Task::cancel);
        return first;
    }

    private void complete() {
        if (tryEnd()) {
            listener.complete(body.toByteArray());
        }
    }

    /** Must be called when the complete body is no longer needed. */
    synchronized void release() {
        memory.release(received);
        received = 0;
    }

    private void finish(Runnable notification) {
        if (tryEnd()) {
            release();
            notification.run();
        }
    }

    private void checkTimeout() {
        if (!scheduleTimeout()) {
            finish(listener::timedOut);
        }
    }

    /** Schedules the next check. Returns false if the time is over. */
    private synchronized boolean scheduleTimeout() {
        Duration left = timeout.allowed(received).minusNanos(System.nanoTime() - start);
        boolean inTime = !left.isNegative() && !left.isZero();
        if (inTime && !ended) {
            timeoutTask = Optional.of(scheduler.schedule(this::checkTimeout, left.toNanos() + 1, TimeUnit.NANOSECONDS));
        }
        return inTime;
    }
}
