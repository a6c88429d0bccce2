package dev.gatehouse.local;

import dev.gatehouse.local.rsa.RsaProvider;
import picocli.CommandLine;

/** Starts the local cloud: the main class of {@code ./mvnw -Plocal}. */
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        // Without it, the Pulumi SDK livelocks on JDK 25 with two cores (pulumi-java issue 2270).
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        RsaProvider.preload();
        System.exit(new CommandLine(new LocalCommand(start, System.out)).execute(args));
    }
}
