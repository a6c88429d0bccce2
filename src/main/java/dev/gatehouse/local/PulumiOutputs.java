package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.InstanceOutputs;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LocalCloud;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stack that the Pulumi CLI deploys to the local cloud. A provider does not receive them: they are
 * computed when the resources have not changed for a moment.
 */
final class PulumiOutputs implements AutoCloseable {
    /** The CLI declares the resources of one {@code pulumi up} with shorter pauses. */
    private static final int PAUSE_MILLISECONDS = 400;

    /** CHOICE: about twice the time that a run of the program takes. */
    private static final int START_WAIT_MILLISECONDS = 2_000;

    private final Runnable computation;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outputs");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> next;

    private PulumiOutputs(Runnable computation) {
        this.computation = computation;
    }

    /**
     * The outputs of the program of this project, which this process can run.
     *
     * @param publish receives the settings and the outputs whenever all resources of the program are declared
     */
    static PulumiOutputs ofProgram(
            StackProgram program,
            EmbeddedEngine engine,
            Addresses addresses,
            BiConsumer<Settings, Map<String, Object>> publish) {
        return new PulumiOutputs(() -> {
            try {
                Settings settings = program.settings();
                StackProgram.outputsOfDeclared(settings, engine, addresses)
                        .ifPresent(outputs -> publish.accept(settings, outputs));
            } catch (LocalException e) {
                // The CLI reports an invalid stack file.
                return;
            }
        });
    }

    /**
     * The outputs of another program, computed from its resources.
     *
     * @param publish receives the outputs by instance
     */
    static PulumiOutputs ofResources(
            ResourceRegistry registry, LocalCloud cloud, Consumer<Map<String, Map<String, Object>>> publish) {
        return new PulumiOutputs(() -> publish.accept(
                new InstanceOutputs(registry.resources(), cloud.declared(), registry.addresses()).byInstance()));
    }

    /** Computes the outputs after the last of several changes. */
    synchronized void resourcesChanged() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = executor.schedule(computation, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The local cloud is stopping.
            next = null;
        }
    }

    /** Computes the outputs of resources that an earlier run declared. Waits for them, but does not delay the start for long. */
    void computeAtStart() {
        try {
            executor.submit(computation).get(START_WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // They are published when they are ready.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the outputs of the stack cannot be computed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
