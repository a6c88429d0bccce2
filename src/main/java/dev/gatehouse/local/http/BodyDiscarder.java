package dev.gatehouse.local.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads and discards the rest of a body after the response, for a short time. If the server closed the connection while
 * the client is sending, the connection would be reset and the client could lose the response.
 */
final class BodyDiscarder implements Runnable {
    private static final int MAX_SECONDS = 2;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Optional<Scheduler.Task> timeoutTask = Optional.empty();
    private long bytesLeft;

    BodyDiscarder(Request request, int maxBytes, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.bytesLeft = maxBytes;
    }

    void start() {
        timeoutTask = Optional.of(
                request.getComponents().getScheduler().schedule(this::finish, MAX_SECONDS, TimeUnit.SECONDS));
        run();
    }

    @Override
    public void run() {
        while (!ended.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                finish();
                return;
            }
            bytesLeft -= chunk.remaining();
            chunk.release();
            if (chunk.isLast() || bytesLeft < 0) {
                finish();
            }
        }
    }

    /** Jetty keeps the connection open if the body is complete, and closes it otherwise. */
    private void finish() {
        if (ended.compareAndSet(false, true)) {
            timeoutTask.ifPresent(Scheduler.Task::cancel);
            callback.succeeded();
        }
    }
}
