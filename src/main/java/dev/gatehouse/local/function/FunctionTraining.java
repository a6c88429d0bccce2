package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.runtime.FunctionRuntime;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessLauncher;
import dev.gatehouse.local.function.runtime.StartRequest;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts each function once with low priority, without an event, so that its later processes start faster. The function
 * runs its init code as in any other process. What it prints is discarded, and a failure has no effect.
 */
final class FunctionTraining implements AutoCloseable {
    private static final long SECONDS = 60;

    /** A killed process usually ends within milliseconds. */
    private static final long END_SECONDS = 5;

    private final ProcessStarter starter;
    private final LocalCloud cloud;
    private final Map<String, ProcessPool> pools;
    private final ScheduledExecutorService executor = FunctionHost.daemon("function-training");
    private final Set<Tried> tried = new HashSet<>();

    private record Tried(String functionArn, CodeVersion code) {}

    /** @param pools the processes of the functions, by ARN */
    FunctionTraining(ProcessStarter starter, LocalCloud cloud, Map<String, ProcessPool> pools) {
        this.starter = starter;
        this.cloud = cloud;
        this.pools = pools;
    }

    /** Begins to train the functions, each time when no function has been invoked for some time. */
    void start(Duration idle) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> pools.forEach((arn, pool) -> train(arn, pool, idle)),
                idle.toMillis(),
                idle.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void train(String arn, ProcessPool pool, Duration idle) {
        Optional<LambdaFunction> function =
                Optional.ofNullable(cloud.declared().functions().get(arn));
        Optional<CodeSnapshot> code = pool.startedCode();
        if (function.isEmpty() || code.isEmpty() || !pools.values().stream().allMatch(each -> each.isIdleFor(idle))) {
            return;
        }
        try {
            run(function.get(), code.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the local cloud is stopping
        }
    }

    /** Returns when the process has ended. Each version of the code is tried once. */
    private void run(LambdaFunction function, CodeSnapshot code) throws InterruptedException {
        if (!tried.add(new Tried(function.arn(), code.version()))) {
            return;
        }
        try {
            ProcessFolder folder = starter.folders().create();
            try {
                Optional<FunctionRuntime.Training> training = starter.runtimes()
                        .of(function.runtime())
                        .training(new StartRequest(function, code.compiled(), folder, OptionalInt.empty(), line -> {}));
                if (training.isPresent()) {
                    run(function, training.get());
                }
            } finally {
                folder.delete();
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            // The function starts as before.
            return;
        }
    }

    private void run(LambdaFunction function, FunctionRuntime.Training training)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (RuntimeApiServer api = starter.server().open(starter.clock())) {
            Process process = ProcessLauncher.launchSilently(function, training.command(), api.address());
            try {
                CompletableFuture.anyOf(api.ready(), process.onExit()).get(SECONDS, TimeUnit.SECONDS);
                process.getOutputStream().close();
                if (process.waitFor(SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() == 0
                        && api.ready()
                                .getNow(Optional.of(new Invocation.Unavailable("not started")))
                                .isEmpty()) {
                    training.keep();
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.onExit()
                        .completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS)
                        .join();
                api.failAll(new Invocation.Unavailable("the training has ended"));
            }
        }
    }

    /** Stops a training. No process of it is left when this method returns. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            boolean unused = executor.awaitTermination(2 * END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
