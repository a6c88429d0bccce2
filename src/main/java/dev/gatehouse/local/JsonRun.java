package dev.gatehouse.local;

import dev.gatehouse.local.testing.ParentProcess;
import dev.gatehouse.local.testing.TemporaryFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run of the local cloud for the test suite that started it, with {@code --json}.
 *
 * @param state the folder of the state; empty for a temporary one, which is deleted at the end
 * @param stdout receives only JSON; other text goes to stderr
 */
record JsonRun(StackProgram program, Engine engine, Optional<Path> state, boolean fresh, PrintStream stdout) {
    /** Returns when the cloud is ready. */
    void start() throws LocalException {
        CloseableStack closeables = new CloseableStack();
        Runtime.getRuntime().addShutdownHook(new Thread(closeables::close, "stop"));
        LocalCommand.exitWithParent();
        ParentProcess parent = new ParentProcess(stdout);
        parent.read(System.in, () -> System.exit(0));
        Path folder = state.isPresent()
                ? state.get()
                : closeables.push(temporaryFolder()).path();
        ServerOptions options = new ServerOptions(parent.clock(), state.isEmpty(), Optional.empty());
        LocalSession session = closeables.push(LocalSession.open(program, engine, folder, fresh, System.err, options));
        parent.ready(session.outputs().withoutSecrets().values(), folder.resolve("outputs.json"), session.resetter());
    }

    private static TemporaryFolder temporaryFolder() throws LocalException {
        try {
            return TemporaryFolder.create();
        } catch (IOException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }
}
