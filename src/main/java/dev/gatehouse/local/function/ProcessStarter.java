package dev.gatehouse.local.function;

import dev.gatehouse.local.function.runtime.FunctionRuntime;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.function.runtime.ProcessLauncher;
import dev.gatehouse.local.function.runtime.StartRequest;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Starts processes of functions, each with its own Runtime API and folder.
 *
 * @param server opens the Runtime API for a process
 */
record ProcessStarter(FunctionRuntimes runtimes, ProcessFolders folders, Server server, Clock clock, FunctionLog log) {
    /** Opens the Runtime API for a process. */
    interface Server {
        RuntimeApiServer open(Clock clock) throws IOException;
    }

    /** @throws IOException if the function cannot run here, with the reason and how to fix it */
    FunctionProcess start(FunctionProcess.Identity identity) throws IOException {
        LambdaFunction function = identity.function();
        FunctionRuntime runtime = runtimes.of(function.runtime());
        ProcessFolder folder = folders.create();
        try {
            FunctionRuntime.Command command = runtime.prepare(new StartRequest(
                    function,
                    identity.code().compiled(),
                    folder,
                    identity.debugPort(),
                    line -> log.line(new LogLine(function.arn(), Optional.empty(), line))));
            FunctionProcess process = launch(command, identity, folder);
            command.debugPort()
                    .ifPresent(port -> log.line(new LogLine(
                            function.arn(),
                            Optional.empty(),
                            function.name() + ": a debugger can connect to 127.0.0.1:" + port)));
            return process;
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    private FunctionProcess launch(
            FunctionRuntime.Command command, FunctionProcess.Identity identity, ProcessFolder folder)
            throws IOException {
        RuntimeApiServer api = server.open(clock);
        try {
            Process process = ProcessLauncher.launch(identity.function(), command, api.address());
            return FunctionProcess.watch(identity, folder, api, process, clock.instant(), log);
        } catch (IOException | RuntimeException e) {
            api.close();
            throw e;
        }
    }
}
