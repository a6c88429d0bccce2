package dev.gatehouse.local.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of {@code --json} with the process that started the local cloud: lines of JSON on stdout. The first says that
 * the cloud is ready; each later one answers a line on stdin, {@code reset} or {@code advance PT1H}. The end of stdin stops
 * the cloud.
 */
public final class ParentProcess {
    private static final Gson JSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final PrintStream stdout;
    private final MovableClock clock = new MovableClock();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile Runnable reset = () -> {};

    public ParentProcess(PrintStream stdout) {
        this.stdout = stdout;
    }

    public MovableClock clock() {
        return clock;
    }

    /**
     * Starts to read stdin. An end of stdin before the cloud is ready has no effect: stdin is then empty, as in a job of a
     * shell, and not a pipe.
     *
     * @param stop called at the end of stdin
     */
    public void read(InputStream stdin, Runnable stop) {
        Thread thread = new Thread(() -> readLines(stdin, stop), "stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private void readLines(InputStream stdin, Runnable stop) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ready.await();
                print(answer(line.strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (ready.getCount() == 0) {
            stop.run();
        }
    }

    private Map<String, Object> answer(String command) {
        if (command.equals("reset")) {
            clock.reset();
            reset.run();
            return Map.of("reset", true);
        }
        if (command.startsWith("advance ")) {
            try {
                Duration time = Duration.parse(command.substring("advance ".length()));
                clock.advance(time);
                return Map.of("time", clock.instant().toString());
            } catch (DateTimeParseException | IllegalArgumentException e) {
                return Map.of("error", "write an ISO 8601 duration forward in time, such as: advance PT1H");
            }
        }
        return Map.of("error", "write reset, or advance and a duration, such as: advance PT1H");
    }

    /**
     * Prints the first line: ports, the outputs of the stack without its client secrets, and the file that has those too.
     *
     * @param outputs without secrets
     * @param resetState returns to the state after the start
     */
    public void ready(Map<String, Object> outputs, Path outputsFile, Runnable resetState) {
        reset = resetState;
        Map<String, Object> ports = new LinkedHashMap<>();
        putPort(ports, "api", outputs.get("apiUrl"));
        putPort(ports, "cognito", outputs.get("cognitoEndpoint"));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ready", true);
        line.put("ports", ports);
        line.put("outputsFile", outputsFile.toAbsolutePath().toString());
        line.put("outputs", outputs);
        print(line);
        ready.countDown();
    }

    /** With the Pulumi engine, the API is declared later. */
    private static void putPort(Map<String, Object> ports, String name, @Nullable Object url) {
        if (url != null) {
            ports.put(name, URI.create(url.toString()).getPort());
        }
    }

    private void print(Map<String, Object> line) {
        stdout.println(JSON.toJson(line));
        stdout.flush();
    }
}
