package dev.gatehouse.local.function;

import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Starts the processes of one function, knows those that have not ended, and reports when saved code is in use. */
final class StartedProcesses {
    private final Set<FunctionProcess> processes = new LinkedHashSet<>();
    private final Starter starter;
    private final Ports ports;
    private final FunctionLog log;
    private Optional<CodeSnapshot> code = Optional.empty();

    /** Starts a process. */
    interface Starter {
        FunctionProcess start(FunctionProcess.Identity identity) throws IOException;
    }

    /** The port for a debugger. */
    interface Ports {
        OptionalInt of(LambdaFunction function);
    }

    StartedProcesses(Starter starter, Ports ports, FunctionLog log) {
        this.starter = starter;
        this.ports = ports;
        this.log = log;
    }

    /** What a process must run now. */
    FunctionProcess.Identity identity(LambdaFunction function, CodeSnapshot snapshot) {
        return new FunctionProcess.Identity(function, snapshot, ports.of(function));
    }

    FunctionProcess start(FunctionProcess.Identity wanted) throws IOException {
        if (wanted.debugPort().isPresent()) {
            // Its port must be free, so the process before it ends first.
            closeAll();
            DebugPorts.awaitFree(wanted.debugPort().getAsInt());
        }
        boolean first;
        boolean changed;
        synchronized (this) {
            first = code.isEmpty();
            changed = !first && !code.get().equals(wanted.code());
            code = Optional.of(wanted.code());
        }
        FunctionProcess process = starter.start(wanted);
        synchronized (this) {
            processes.add(process);
        }
        if (first || changed) {
            CompletableFuture<Void> unused =
                    process.ready().thenAccept(failure -> report(wanted.function(), process, changed, failure));
        }
        return process;
    }

    private void report(
            LambdaFunction function, FunctionProcess process, boolean changed, Optional<Invocation> failure) {
        if (failure.isEmpty() && changed) {
            say(function, "new code, process replaced");
        } else if (failure.isPresent() && process.isAlive() && failure.get() instanceof Invocation.Failed failed) {
            say(
                    function,
                    (changed ? "the new code does not start: " : "it does not start: ") + failed.errorType() + ": "
                            + failed.message());
        }
    }

    private void say(LambdaFunction function, String text) {
        log.line(new LogLine(function.arn(), Optional.empty(), function.name() + ": " + text));
    }

    /** The code of the last process that was started. */
    synchronized Optional<CodeSnapshot> code() {
        return code;
    }

    /** Oldest first. */
    synchronized List<FunctionProcess> all() {
        return List.copyOf(processes);
    }

    synchronized void forgetEnded() {
        processes.removeIf(FunctionProcess::hasEnded);
    }

    /** Kills all processes, and waits until they have ended. */
    void closeAll() {
        List<FunctionProcess> left = all();
        left.forEach(FunctionProcess::kill);
        left.forEach(FunctionProcess::close);
        forgetEnded();
    }
}
