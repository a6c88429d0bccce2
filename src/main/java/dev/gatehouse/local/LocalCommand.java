package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.rsa.RsaProvider;
import dev.gatehouse.settings.AccessMatrix;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the local cloud. */
@Command(
        name = "local",
        description = "Runs the stack on this machine: API, sign-in pages, tokens and function.",
        mixinStandardHelpOptions = true,
        version = "gatehouse 0.1.0",
        sortOptions = false)
final class LocalCommand implements Callable<Integer> {
    /** The stack that runs if none is named. */
    static final String DEFAULT_STACK = "local";

    /** The functions after the first one have the next ports. */
    private static final int MAX_DEBUG_PORT = 65_500;

    private final long start;
    private final PrintStream console;

    @Option(
            names = {"-s", "--stack"},
            defaultValue = DEFAULT_STACK,
            description = "stack to run; its file is Pulumi.<stack>.yaml (default: ${DEFAULT-VALUE})")
    private String stack = DEFAULT_STACK;

    @Option(
            names = "--engine",
            defaultValue = "embedded",
            description = "what runs the Pulumi program: ${COMPLETION-CANDIDATES}; with pulumi, you run `pulumi up`"
                    + " (default: ${DEFAULT-VALUE})")
    private Engine engine = Engine.EMBEDDED;

    @Option(
            names = "--state",
            defaultValue = ".gatehouse",
            description = "folder of the state that is kept between runs (default: ${DEFAULT-VALUE})")
    private Path state = Path.of(".gatehouse");

    @Option(names = "--fresh", description = "set the previous state aside, and start with an empty one")
    private boolean fresh;

    @Option(
            names = "--access",
            hidden = true, // ./gatehouse access
            description = "print which client may call which route, and exit; works for every stack")
    private boolean access;

    @Option(
            names = "--ports",
            paramLabel = "PORT",
            description =
                    "the first of three ports, for API, sign-in and provider, instead of those of the stack file; 0"
                            + " picks free ports")
    private @Nullable Integer ports;

    @Option(
            names = "--json",
            description =
                    "for a test suite: print one line of JSON when ready, and all other text to stderr; stop at the"
                            + " end of stdin; delete the state at the end, unless --state is given")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            arity = "0..1",
            fallbackValue = "5005",
            paramLabel = "PORT",
            description = "let a debugger connect to the functions: to that of the API at this port (default: 5005), to"
                    + " others at the next ones; without timeouts")
    private @Nullable Integer debug;

    @Option(names = "--end-with-parent", hidden = true, description = "stop when the parent process ends")
    private boolean endWithParent;

    /** @param start {@link System#nanoTime} at the start of the process */
    LocalCommand(long start, PrintStream console) {
        this.start = start;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path file = Path.of("Pulumi." + stack + ".yaml");
            StackProgram program =
                    new StackProgram(stack, file, Optional.ofNullable(ports).map(Ports::new));
            if (access) {
                console.print(AccessMatrix.of(program.settings()));
                return 0;
            }
            RsaProvider.preload();
            if (engine == Engine.EMBEDDED) {
                EmbeddedEngine.preload();
            }
            if (json) {
                new JsonRun(program, engine, stateOption(), fresh, console).start();
                new CountDownLatch(1).await();
            }
            LocalSession session = LocalSession.open(
                    program,
                    engine,
                    state,
                    fresh,
                    console,
                    ServerOptions.DEFAULT.withDebugPort(debugPort()).withTraining());
            // Before the summary, so that a reader of "Ready" can stop the process at once.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session), "stop"));
            console.println(session.summary((System.nanoTime() - start) / 1_000_000));
            if (endWithParent) {
                exitWithParent();
            }
        } catch (LocalException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        // The servers' threads are daemons: this thread keeps the process alive until a signal ends it.
        new CountDownLatch(1).await();
        return 0;
    }

    /** @throws LocalException if there is no such port, or if it is in use */
    private OptionalInt debugPort() throws LocalException {
        if (debug != null && (debug < 1 || debug > MAX_DEBUG_PORT)) {
            throw new LocalException("--debug " + debug + " is not a port: use 1 to " + MAX_DEBUG_PORT
                    + ", so that the other functions have the ports after it");
        }
        if (debug == null) {
            return OptionalInt.empty();
        }
        // A function that cannot listen at its port does not start, and each request would fail.
        try (ServerSocket socket = new ServerSocket(debug, 1, InetAddress.getLoopbackAddress())) {
            return OptionalInt.of(socket.getLocalPort());
        } catch (IOException e) {
            throw new LocalException("port " + debug + " (debugger) is in use: stop the process that uses it, or start"
                    + " with --debug=PORT and another port");
        }
    }

    private void stop(LocalSession session) {
        session.close();
        console.println("Stopped. Users, keys and IDs are kept in " + state + " for the next start.");
    }

    private Optional<Path> stateOption() {
        boolean given =
                Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption("--state");
        return given ? Optional.of(state) : Optional.empty();
    }

    static void exitWithParent() {
        Thread watcher = new Thread(LocalCommand::exitAfterParent, "parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Maven forwards a signal that ends it only if it came from the keyboard. */
    private static void exitAfterParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        System.exit(0);
    }
}
