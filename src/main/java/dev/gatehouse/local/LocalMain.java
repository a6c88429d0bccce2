package dev.gatehouse.local;

import dev.gatehouse.local.rsa.RsaProvider;
import picocli.CommandLine;

/** The local door: what {@code ./mvnw -Plocal} runs. */
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        // JDK 25 on two cores livelocks the Pulumi SDK without it (pulumi-java 2270).
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "16");
        RsaProvider.preload();
        System.exit(new CommandLine(new LocalCommand(start, System.out)).execute(args));
    }
}
