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
import java.util.concurrent.TimeUnit;

/** The local door as its user starts it: a process of its own, in a project's folder. */
public final class LocalProcess implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private LocalProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it says that it is ready, or ends. */
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

    /** What Maven runs, without its options for the user. */
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

    /** A project's folder with this repository's local stack at free ports, and its function. */
    public static Path project(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lambda/target"));
        for (String built : List.of("lambda/target/function.jar", "lambda/target/function-table.jar")) {
            Files.copy(Path.of(built), folder.resolve(built));
        }
        Files.writeString(
                folder.resolve("Pulumi.local.yaml"),
                Files.readString(Path.of("Pulumi.local.yaml"))
                        .replace("http://localhost:9400", "http://localhost:0")
                        .replace("http://localhost:9401", "http://localhost:0"));
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

    /** Waits until a line holds the text, or the process ends; whether such a line came. */
    public boolean await(String text) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        synchronized (lines) {
            while (lines.stream().noneMatch(line -> line.contains(text))) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (ended) {
                    return false;
                }
                if (left <= 0) {
                    throw new AssertionError("it never said '" + text + "':\n" + text());
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

    /** How it ended; waits for that. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end:\n" + text());
        }
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public static JsonObject outputs(Path folder) throws IOException {
        return outputsIn(folder.resolve(".gatehouse"));
    }

    /** Of a local cloud with a state folder elsewhere. */
    static JsonObject outputsIn(Path state) throws IOException {
        return JsonParser.parseString(Files.readString(state.resolve("outputs.json")))
                .getAsJsonObject();
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        // By its handle: the process itself would close what it still says.
        process.toHandle().destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
