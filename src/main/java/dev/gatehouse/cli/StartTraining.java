package dev.gatehouse.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the commands once in one JVM, which records the loaded classes. The script {@code gatehouse} starts it after a build, in
 * a folder with a small local stack, and makes an archive of these classes. The exit code is 0 if the local cloud started.
 */
final class StartTraining {
    private static final int TIMEOUT_SECONDS = 60;

    private static final List<String> COMMANDS = List.of("smoke", "access", "openapi", "logs", "--help");

    private StartTraining() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        StartArchive.writeJdk();
        CountDownLatch ready = new CountDownLatch(1);
        System.setOut(new PrintStream(new Ready(ready), true, StandardCharsets.UTF_8));
        Thread local =
                new Thread(() -> System.exit(GatehouseMain.execute(System.nanoTime(), "local", "--fresh")), "local");
        local.setDaemon(true);
        local.start();
        boolean started = ready.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (started) {
            COMMANDS.forEach(command -> GatehouseMain.execute(System.nanoTime(), command));
        }
        System.exit(started ? 0 : 1);
    }

    /** Discards what is printed, and tells when the local cloud is ready. */
    private static final class Ready extends ByteArrayOutputStream {
        private final CountDownLatch ready;

        Ready(CountDownLatch ready) {
            this.ready = ready;
        }

        @Override
        public synchronized void flush() {
            if (toString(StandardCharsets.UTF_8).contains("Ready in")) {
                ready.countDown();
                reset();
            }
        }
    }
}
