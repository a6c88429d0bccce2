package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.settings.Settings;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stack that the Pulumi CLI deploys to the local cloud. A provider does not receive them: they are
 * computed by running the program against the resources that the CLI has declared.
 */
final class PulumiOutputs implements AutoCloseable {
    /** The CLI declares the resources of one {@code pulumi up} with shorter pauses. */
    private static final int PAUSE_MILLISECONDS = 400;

    /** CHOICE: about twice the time that a run of the program takes. */
    private static final int START_WAIT_MILLISECONDS = 2_000;

    private final StackProgram program;
    private final EmbeddedEngine engine;
    private final Addresses addresses;
    private final BiConsumer<Settings, Map<String, Object>> publish;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outputs");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> next;

    /** @param publish receives the settings and the outputs whenever all resources of the program are declared */
    PulumiOutputs(
            StackProgram program,
            EmbeddedEngine engine,
            Addresses addresses,
            BiConsumer<Settings, Map<String, Object>> publish) {
        this.program = program;
        this.engine = engine;
        this.addresses = addresses;
        this.publish = publish;
    }

    /** Computes the outputs after the last of several changes. */
    synchronized void resourcesChanged() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = executor.schedule(this::compute, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The local cloud is stopping.
            next = null;
        }
    }

    /** Computes the outputs of resources that an earlier run declared. Waits for them, but does not delay the start for long. */
    void computeAtStart() {
        try {
            executor.submit(this::compute).get(START_WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // They are published when they are ready.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outputs of the stack cannot be computed", e.getCause());
        }
    }

    private void compute() {
        try {
            Settings settings = program.settings();
            StackProgram.outputsOfDeclared(settings, engine, addresses)
                    .ifPresent(outputs -> publish.accept(settings, outputs));
        } catch (LocalException e) {
            // The CLI reports an invalid stack file.
            return;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
