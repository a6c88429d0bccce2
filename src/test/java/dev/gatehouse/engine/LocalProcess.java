package dev.gatehouse.engine;

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
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private LocalProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it says that it is ready, or ends. */
    public static LocalProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.gatehouse.local.LocalMain",
                "--end-with-parent"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        LocalProcess local = new LocalProcess(process);
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            local.lines.add(line);
            if (line.startsWith("Ready in ")) {
                break;
            }
        }
        Thread rest = new Thread(() -> reader.lines().forEach(local::add), "local-lines");
        rest.setDaemon(true);
        rest.start();
        return local;
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
        }
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

    public static JsonObject outputs(Path folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(".gatehouse/outputs.json")))
                .getAsJsonObject();
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
