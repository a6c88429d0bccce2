package dev.gatehouse.local;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The local cloud in its own process, started in a project's folder as its user starts it. */
public final class LocalProcess implements AutoCloseable {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private LocalProcess(Process process) {
        this.process = process;
    }

    /** Starts the local cloud and waits until it prints that it is ready, or ends. */
    public static LocalProcess start(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        LocalProcess local = new LocalProcess(process);
        Thread reader = new Thread(local::read, "local-lines");
        reader.setDaemon(true);
        reader.start();
        local.await("Ready in ");
        return local;
    }

    /** The command that Maven runs, without the options of {@code -Dlocal.jvm}. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.gatehouse.local.LocalMain",
                "--end-with-parent");
    }

    /** A project's folder with the function and the local stack of this repository, at free ports. */
    public static Path project(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lambda/target"));
        for (String built : List.of("lambda/target/function.jar", "lambda/target/function-table.jar")) {
            Files.copy(Path.of(built), folder.resolve(built));
        }
        Files.writeString(
                folder.resolve("Pulumi.local.yaml"),
                Files.readString(Path.of("Pulumi.local.yaml"))
                        .replace("http://localhost:9400", "http://localhost:0")
                        .replace("http://localhost:9401", "http://localhost:0")
                        .replace("provider: 9403", "provider: 0"));
        return folder;
    }

    private void read() {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        reader.lines().forEach(this::add);
        synchronized (lines) {
            ended = true;
            lines.notifyAll();
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    /** Waits until a line contains the text, or the process ends; returns whether such a line came. */
    public boolean await(String text) throws InterruptedException {
        long until = System.nanoTime() + TIMEOUT_NANOS;
        synchronized (lines) {
            while (lines.stream().noneMatch(line -> line.contains(text))) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (ended) {
                    return false;
                }
                if (left <= 0) {
                    throw new AssertionError("the local cloud did not print '" + text + "':\n" + text());
                }
                lines.wait(left);
            }
        }
        return true;
    }

    public String text() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for the end of the process and returns its exit code. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the local cloud did not end:\n" + text());
        }
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The processes of the API's function and of the trigger, which start when the local cloud is ready. */
    List<ProcessHandle> functions() {
        long until = System.nanoTime() + TIMEOUT_NANOS;
        while (handle().children().count() < 2 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return handle().children().toList();
    }

    public static JsonObject outputs(Path folder) throws IOException {
        return outputsIn(folder.resolve(".gatehouse"));
    }

    /** The outputs of a local cloud with another state folder. */
    static JsonObject outputsIn(Path state) throws IOException {
        return JsonParser.parseString(Files.readString(state.resolve("outputs.json")))
                .getAsJsonObject();
    }

    /**
     * A port on which nothing listens now. It is below the ports that Linux (32768 and up) and macOS (49152 and up) give to
     * client connections, so that no connection takes it before the local cloud listens.
     */
    public static int freePort() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
            if (isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no free port in 1000 attempts");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the local cloud as Ctrl-C does. */
    @Override
    public void close() {
        // By its handle: Process.destroy would also close the stream of what it still prints.
        process.toHandle().destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
