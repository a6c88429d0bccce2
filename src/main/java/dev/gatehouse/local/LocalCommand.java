package dev.gatehouse.local;

import dev.gatehouse.settings.AccessMatrix;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the local door. */
@Command(
        name = "./mvnw -Plocal -Dlocal.args=\"...\"",
        description = "Runs the stack on this machine: API, sign-in pages, tokens and function.",
        mixinStandardHelpOptions = true,
        version = "gatehouse 0.1.0",
        sortOptions = false)
final class LocalCommand implements Callable<Integer> {
    private final long start;
    private final PrintStream console;

    @Option(
            names = "--stack",
            defaultValue = "local",
            description = "stack to run: Pulumi.<stack>.yaml (${DEFAULT-VALUE})")
    private String stack = "local";

    @Option(
            names = "--engine",
            defaultValue = "embedded",
            description = "who runs the program: ${COMPLETION-CANDIDATES}; pulumi leaves it to `pulumi up`"
                    + " (${DEFAULT-VALUE})")
    private Engine engine = Engine.embedded;

    @Option(names = "--state", defaultValue = ".gatehouse", description = "folder kept between runs (${DEFAULT-VALUE})")
    private Path state = Path.of(".gatehouse");

    @Option(names = "--fresh", description = "set what is kept aside, and start clean")
    private boolean fresh;

    @Option(names = "--access", description = "print which client may call which route, for any stack, and end")
    private boolean access;

    @Option(names = "--end-with-parent", hidden = true, description = "stop when the process that started this ends")
    private boolean endWithParent;

    /** @param start {@link System#nanoTime} when the process began */
    LocalCommand(long start, PrintStream console) {
        this.start = start;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        StackProgram program = new StackProgram(stack, Path.of("Pulumi." + stack + ".yaml"));
        try {
            if (access) {
                console.print(AccessMatrix.of(program.settings()));
                return 0;
            }
            LocalSession session = LocalSession.open(program, engine, state, fresh, console);
            // First, so that who has read that it is ready may stop it.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session), "stop"));
            console.println(session.summary((System.nanoTime() - start) / 1_000_000));
            if (endWithParent) {
                Thread watch = new Thread(LocalCommand::exitAfterParent, "parent");
                watch.setDaemon(true);
                watch.start();
            }
        } catch (LocalException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        // The servers' threads are daemons: this one keeps the process until a signal ends it.
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(LocalSession session) {
        session.close();
        console.println("Stopped. Users, keys and ids are kept in " + state + " for the next start.");
    }

    /** Maven does not pass on the signal that ends it, unless it came from the keyboard. */
    private static void exitAfterParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        System.exit(0);
    }
}
