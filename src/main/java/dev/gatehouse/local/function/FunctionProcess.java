package dev.gatehouse.local.function;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One process that runs a function, one event at a time; once it has failed in a way that ends it, it is not used again. */
final class FunctionProcess implements AutoCloseable {
    /** DOC "Lambda execution environment lifecycle": the init phase is limited to 10 seconds. */
    private static final Duration INIT = Duration.ofSeconds(10);

    /** The system takes milliseconds to end a killed process. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);

    private final LambdaFunction function;
    private final FunctionCode code;
    private final FunctionFolder folder;
    private final RuntimeServer api;
    private final Process process;
    private final Consumer<String> log;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean killed;
    private volatile boolean served;

    private FunctionProcess(
            LambdaFunction function,
            FunctionCode code,
            FunctionFolder folder,
            RuntimeServer api,
            Process process,
            Consumer<String> log) {
        this.function = function;
        this.code = code;
        this.folder = folder;
        this.api = api;
        this.process = process;
        this.log = log;
    }

    static FunctionProcess start(
            LambdaFunction function, FunctionCode code, FunctionRuntimes runtimes, Clock clock, Consumer<String> log)
            throws IOException {
        FunctionRuntime runtime = runtimes.of(function.runtime());
        FunctionFolder folder = FunctionFolder.create();
        RuntimeServer api = new RuntimeServer(clock);
        Process process;
        try {
            process = FunctionLaunch.launch(function, runtime.prepare(function, folder), api.address());
        } catch (IOException e) {
            api.close();
            folder.delete();
            throw e;
        }
        FunctionProcess started = new FunctionProcess(function, code, folder, api, process, log);
        started.copy(process.getInputStream());
        started.copy(process.getErrorStream());
        daemon("function-exit", started::watch);
        return started;
    }

    /** Whether it runs what is declared, with the code that lies on disk. */
    boolean runs(LambdaFunction declared, FunctionCode onDisk) {
        return isAlive()
                && code.equals(onDisk)
                && function.code().equals(declared.code())
                && function.handler().equals(declared.handler())
                && function.runtime().equals(declared.runtime())
                && function.memoryMegabytes() == declared.memoryMegabytes()
                && function.environment().equals(declared.environment());
    }

    /** A process that was killed may live on for a moment: it is no longer one to use. */
    boolean isAlive() {
        return !killed && process.isAlive();
    }

    /** Whether nothing of it is left: no process, no port, no files. */
    boolean hasEnded() {
        return ended.isDone();
    }

    /**
     * Hands an event over and waits for its end.
     *
     * @param limit the function's timeout, counted from when the process takes the event
     * @return empty when a process that had served before ended without taking this event: another may have it
     */
    Optional<Invocation> invoke(byte[] event, Duration limit) {
        String requestId = UUID.randomUUID().toString();
        RuntimeServer.Call call = new RuntimeServer.Call(
                requestId, function.arn(), event, limit, new CompletableFuture<>(), new CompletableFuture<>());
        api.offer(call);
        try {
            CompletableFuture.anyOf(call.taken(), call.outcome()).get(INIT.toMillis(), TimeUnit.MILLISECONDS);
            if (served && !call.taken().isDone()) {
                return Optional.empty();
            }
            served = true;
            Invocation outcome = call.outcome().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome instanceof Invocation.Failed failed) {
                ClaimsPath.hint(event, failed).ifPresent(hint -> log.accept(requestId + " " + hint));
            }
            return Optional.of(outcome);
        } catch (TimeoutException e) {
            Duration passed = call.taken().isDone() ? limit : INIT;
            log.accept(requestId + " Task timed out after " + seconds(passed) + " seconds: its process was killed");
            kill();
            return Optional.of(new Invocation.TimedOut(passed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return Optional.of(new Invocation.Unavailable("the local cloud is being stopped"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never exceptional", e);
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }

    private void watch() {
        try {
            api.abandon(exited(process.waitFor()));
            api.close();
            folder.delete();
            ended.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** OBS (public Lambda logs): this type and text when a process ends without an answer. */
    private static Invocation exited(int exit) {
        return new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status " + exit);
    }

    private void copy(InputStream printed) {
        daemon("function-log", () -> {
            try {
                FunctionLines.copy(
                        printed,
                        line -> log.accept(api.requestId().map(id -> id + " ").orElse("") + api.withoutSecret(line)));
            } catch (IOException e) {
                // The process is gone, and its last line with it.
            }
        });
    }

    /** Kills the process and what it has started, as Lambda ends the whole environment; an event it handles fails. */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Kills it and waits until nothing of it is left. */
    @Override
    public void close() {
        kill();
        try {
            ended.get(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.accept("process " + process.pid() + " of " + function.name() + " was killed and has not ended");
        }
    }
}
