package dev.gatehouse.local.http;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Throws away the rest of a body whose request is answered already, for a moment: a connection that is closed while its
 * client still sends is reset, and the client may lose the answer.
 */
final class BodyDiscarder implements Runnable {
    private static final int MOST_SECONDS = 2;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Optional<Scheduler.Task> time = Optional.empty();
    private long left;

    BodyDiscarder(Request request, int most, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.left = most;
    }

    void start() {
        time = Optional.of(
                request.getComponents().getScheduler().schedule(this::finish, MOST_SECONDS, TimeUnit.SECONDS));
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
            left -= chunk.remaining();
            chunk.release();
            if (chunk.isLast() || left < 0) {
                finish();
            }
        }
    }

    /** Jetty keeps the connection where the body came to its end, and closes it where it did not. */
    private void finish() {
        if (ended.compareAndSet(false, true)) {
            time.ifPresent(Scheduler.Task::cancel);
            callback.succeeded();
        }
    }
}
