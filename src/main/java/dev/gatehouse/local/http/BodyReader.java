package dev.gatehouse.local.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Collects a request's body as it arrives. No thread waits for it: a slow body costs a connection and what has come. */
final class BodyReader implements Runnable {
    /** How it ends; exactly one is called, once. */
    interface End {
        /** @param body counts in the budget until {@link #release} */
        void whole(byte[] body);

        void tooLong();

        void noRoom();

        void tooSlow();

        /** The connection broke, or the body cannot be read. */
        void broken(Throwable cause);
    }

    private final Request request;
    private final int limit;
    private final BodyTimeout time;
    private final BodyMemoryLimit budget;
    private final Scheduler scheduler;
    private final End end;
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** With what has come, under one lock: the time may end in another thread while a piece is taken in. */
    private boolean ended;

    private int received;
    private Optional<Scheduler.Task> watch = Optional.empty();

    BodyReader(Request request, int limit, BodyTimeout time, BodyMemoryLimit budget, End end) {
        this.request = request;
        this.limit = limit;
        this.time = time;
        this.budget = budget;
        this.scheduler = request.getComponents().getScheduler();
        this.end = end;
    }

    void start() {
        watch();
        run();
    }

    /** Called by Jetty, one call at a time, when something has come. */
    @Override
    public void run() {
        while (!hasEnded()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                finish(() -> end.broken(chunk.getFailure()));
                return;
            }
            Optional<Runnable> refusal;
            try {
                refusal = kept(chunk);
            } finally {
                chunk.release();
            }
            if (refusal.isPresent()) {
                finish(refusal.get());
            } else if (chunk.isLast()) {
                whole();
            }
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    /** How it ends where there is no place for this piece. */
    private synchronized Optional<Runnable> kept(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (ended) {
            return Optional.empty();
        }
        if (more > limit - received) {
            return Optional.of(end::tooLong);
        }
        if (!budget.take(received, more)) {
            return Optional.of(end::noRoom);
        }
        byte[] bytes = new byte[more];
        chunk.get(bytes, 0, more);
        body.writeBytes(bytes);
        received += more;
        return Optional.empty();
    }

    /** Whether this is its end; it has one. */
    private synchronized boolean isFirstEnd() {
        boolean first = !ended;
        ended = true;
        // Not only its time: what waits for it would keep the whole body.
        watch.ifPresent(Scheduler.Task::cancel);
        return first;
    }

    private void whole() {
        if (isFirstEnd()) {
            end.whole(body.toByteArray());
        }
    }

    /** To be called once the body that was handed over is no longer needed. */
    synchronized void release() {
        budget.release(received);
        received = 0;
    }

    private void finish(Runnable how) {
        if (isFirstEnd()) {
            release();
            how.run();
        }
    }

    private void watch() {
        if (!watchOn()) {
            finish(end::tooSlow);
        }
    }

    /** False when its time is over. */
    private synchronized boolean watchOn() {
        Duration left = time.allowed(received).minusNanos(System.nanoTime() - start);
        boolean inTime = !left.isNegative() && !left.isZero();
        if (inTime && !ended) {
            watch = Optional.of(scheduler.schedule(this::watch, left.toNanos() + 1, TimeUnit.NANOSECONDS));
        }
        return inTime;
    }
}
