package dev.gatehouse.local.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final BodyTime time;
    private final BodyBudget budget;
    private final Scheduler scheduler;
    private final End end;
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile int received;

    BodyReader(Request request, int limit, BodyTime time, BodyBudget budget, End end) {
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
        while (!ended.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                finish(() -> end.broken(chunk.getFailure()));
                return;
            }
            try {
                keep(chunk);
            } finally {
                chunk.release();
            }
            if (chunk.isLast()) {
                whole();
            }
        }
    }

    private void keep(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (more > limit - received) {
            finish(end::tooLong);
        } else if (!budget.take(received, more)) {
            finish(end::noRoom);
        } else {
            byte[] bytes = new byte[more];
            chunk.get(bytes, 0, more);
            body.writeBytes(bytes);
            received += more;
        }
    }

    private void whole() {
        if (ended.compareAndSet(false, true)) {
            end.whole(body.toByteArray());
        }
    }

    /** To be called once the body that was handed over is no longer needed. */
    void release() {
        budget.release(received);
    }

    private void finish(Runnable how) {
        if (ended.compareAndSet(false, true)) {
            release();
            how.run();
        }
    }

    private void watch() {
        Duration left = time.allowed(received).minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            finish(end::tooSlow);
        } else {
            scheduler.schedule(this::watchUnlessEnded, left.toNanos() + 1, TimeUnit.NANOSECONDS);
        }
    }

    private void watchUnlessEnded() {
        if (!ended.get()) {
            watch();
        }
    }
}
