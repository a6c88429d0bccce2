package dev.gatehouse.local;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Starts the local cloud: the main class of {@code ./mvnw -Plocal}. */
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        // Without it, the Pulumi SDK livelocks on JDK 25 with two cores (pulumi-java issue 2270).
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        System.exit(new CommandLine(command(start, System.out))
                .setCommandName("./gatehouse local")
                .execute(args));
    }

    /**
     * The picocli command {@code local}.
     *
     * @param start {@link System#nanoTime} at the start of the process
     */
    public static Callable<Integer> command(long start, PrintStream console) {
        return new LocalCommand(start, console);
    }
}
