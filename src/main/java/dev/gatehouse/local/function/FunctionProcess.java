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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
    private final CodeVersion code;
    private final ProcessFolder folder;
    private final RuntimeApiServer api;
    private final Process process;
    private final Consumer<String> log;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean killed;
    private volatile boolean served;
    private volatile long takenAt;
    private Optional<RuntimeApiServer.Call> unanswered = Optional.empty();

    /** What every process of a host is started with. */
    record Surroundings(
            FunctionRuntimes runtimes, ProcessFolders folders, Server server, Clock clock, Consumer<String> log) {
        /** Opens a Runtime API. */
        interface Server {
            RuntimeApiServer open(Clock clock) throws IOException;
        }
    }

    private FunctionProcess(
            LambdaFunction function,
            CodeVersion code,
            ProcessFolder folder,
            RuntimeApiServer api,
            Process process,
            Consumer<String> log) {
        this.function = function;
        this.code = code;
        this.folder = folder;
        this.api = api;
        this.process = process;
        this.log = log;
    }

    static FunctionProcess start(LambdaFunction function, CodeVersion code, Surroundings around) throws IOException {
        FunctionRuntime runtime = around.runtimes().of(function.runtime());
        ProcessFolder folder = around.folders().create();
        FunctionProcess started;
        try {
            started = launch(function, code, runtime, folder, around);
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
        started.copy(started.process.getInputStream());
        started.copy(started.process.getErrorStream());
        daemon("function-exit", started::watch);
        return started;
    }

    private static FunctionProcess launch(
            LambdaFunction function,
            CodeVersion code,
            FunctionRuntime runtime,
            ProcessFolder folder,
            Surroundings around)
            throws IOException {
        FunctionRuntime.Command command = runtime.prepare(function, folder);
        RuntimeApiServer api = around.server().open(around.clock());
        try {
            Process process = ProcessLauncher.launch(function, command, api.address());
            return new FunctionProcess(function, code, folder, api, process, around.log());
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** Whether it runs what is declared, with the code that lies on disk. */
    boolean runs(LambdaFunction declared, CodeVersion onDisk) {
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
     * @param patience the caller's timeout, counted from now; once it has passed, {@link #goOn} has to follow
     * @return empty when a process that had served before ended without taking this event: another may have it
     */
    Optional<Invocation> invoke(byte[] event, Duration limit, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        String requestId = UUID.randomUUID().toString();
        RuntimeApiServer.Call call = new RuntimeApiServer.Call(
                requestId, function.arn(), event, limit, new CompletableFuture<>(), new CompletableFuture<>());
        api.offer(call);
        try {
            if (!await(CompletableFuture.anyOf(call.taken(), call.outcome()), INIT, end)) {
                return Optional.of(giveUp(call, patience));
            }
            if (served && !call.taken().isDone()) {
                return Optional.empty();
            }
            served = true;
            takenAt = System.nanoTime();
            if (!await(call.outcome(), limit, end)) {
                return Optional.of(giveUp(call, patience));
            }
            Invocation outcome = call.outcome().get();
            if (outcome instanceof Invocation.Failed failed) {
                ClaimsPathHint.hint(event, failed).ifPresent(hint -> log.accept(requestId + " " + hint));
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

    /**
     * @param end of the caller's patience
     * @return false when that came first
     * @throws TimeoutException when the limit passed first
     */
    private static boolean await(CompletableFuture<?> future, Duration limit, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        long patience = end - System.nanoTime();
        try {
            future.get(Math.min(limit.toNanos(), patience), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            if (limit.toNanos() <= patience) {
                throw e;
            }
            return false;
        }
    }

    private Invocation giveUp(RuntimeApiServer.Call call, Duration patience) {
        log.accept(call.requestId() + " The caller has given up after " + seconds(patience)
                + " seconds; the function goes on to its own timeout of " + seconds(call.limit()) + " seconds");
        unanswered = Optional.of(call);
        return new Invocation.Unanswered(patience);
    }

    /**
     * Lets a call end whose caller has given up, at its own timeout at the latest.
     *
     * @param timer kills the process then
     * @param ended is run once, when the call has ended in any way
     */
    void goOn(Duration limit, ScheduledExecutorService timer, Runnable ended) {
        RuntimeApiServer.Call call = unanswered.orElseThrow();
        unanswered = Optional.empty();
        // Where the process has not even taken the event, it has the time for that as well.
        Duration left =
                call.taken().isDone() && served ? limit.minusNanos(System.nanoTime() - takenAt) : limit.plus(INIT);
        ScheduledFuture<?> kill = timer.schedule(
                () -> {
                    log.accept(call.requestId() + " Task timed out after " + seconds(limit)
                            + " seconds: its process was killed");
                    kill();
                },
                left.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletableFuture<Invocation> unused = call.outcome().whenComplete((outcome, failure) -> {
            kill.cancel(false);
            ended.run();
        });
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
                LogLineReader.copy(
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
