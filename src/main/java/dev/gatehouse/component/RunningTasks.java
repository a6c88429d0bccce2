package dev.gatehouse.component;

import com.pulumi.deployment.internal.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The registrations and Outputs of a component that are still running. The runner of the SDK looks at all of them in an
 * endless loop, and sends each exception to the engine with the command line of this process.
 */
final class RunningTasks implements Runner {
    /** One more than the tasks, until all tasks that do not come from another task are registered. */
    private final AtomicInteger running = new AtomicInteger(1);

    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    @Override
    public <T> void registerTask(String description, CompletableFuture<T> task) {
        running.incrementAndGet();
        CompletableFuture<T> unused = task.whenComplete((result, failure) -> {
            if (failure != null) {
                finished.completeExceptionally(failure);
            }
            endOne();
        });
    }

    private void endOne() {
        if (running.decrementAndGet() == 0) {
            // What waits for this task may start the next one first.
            ForkJoinPool.commonPool().execute(this::finishIfIdle);
        }
    }

    private void finishIfIdle() {
        if (running.get() == 0) {
            finished.complete(null);
        }
    }

    /**
     * Completes when all tasks have finished, or fails when the first one fails. From now on, only tasks register tasks. Call
     * it once.
     */
    CompletableFuture<Void> finish() {
        endOne();
        return finished;
    }

    @Override
    public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> callback) {
        throw new UnsupportedOperationException("a component is not a program");
    }
}
