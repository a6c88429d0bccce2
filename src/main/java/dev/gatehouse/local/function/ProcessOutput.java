package dev.gatehouse.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Passes the output of a process to the log line by line, and keeps the last lines for the report of its end. */
final class ProcessOutput {
    private static final int LAST_LINES = 5;

    /** CHOICE: enough for the stack trace of an error during the start. */
    private static final int START_LINES = 100;

    /** How long to wait for the last lines of a process that has ended: a child of it can hold its output open. */
    private static final long REST_MILLIS = 500;

    /** Frames of the runner in a Java stack trace: they are the same in each, and not the developer's code. */
    private static final String RUNNER_FRAME = "\tat dev.gatehouse.local.function.runner.";

    private final String functionArn;
    private final RuntimeApiServer api;
    private final FunctionLog log;
    private final Deque<String> last = new ArrayDeque<>();
    /** Those before the first event. */
    private final Deque<String> start = new ArrayDeque<>();

    private final Thread standard;
    private final Thread error;

    private ProcessOutput(String functionArn, Process process, RuntimeApiServer api, FunctionLog log) {
        this.functionArn = functionArn;
        this.api = api;
        this.log = log;
        this.standard = reader(process.getInputStream());
        this.error = reader(process.getErrorStream());
    }

    /** Reads both streams until they end. */
    static ProcessOutput read(String functionArn, Process process, RuntimeApiServer api, FunctionLog log) {
        ProcessOutput output = new ProcessOutput(functionArn, process, api, log);
        output.standard.start();
        output.error.start();
        return output;
    }

    private Thread reader(InputStream stream) {
        Thread thread = new Thread(
                () -> {
                    try {
                        LogLineReader.copy(stream, this::accept);
                    } catch (IOException e) {
                        // The process has ended; its last line is lost.
                    }
                },
                "function-log");
        thread.setDaemon(true);
        return thread;
    }

    private void accept(String printed) {
        if (printed.startsWith(RUNNER_FRAME)) {
            return;
        }
        String line = api.withoutSecret(printed);
        Optional<InvocationId> invocation = api.lastTaken();
        keep(last, line, LAST_LINES);
        if (invocation.isEmpty()) {
            keep(start, line, START_LINES);
        }
        log.line(new LogLine(functionArn, invocation, line));
    }

    private static void keep(Deque<String> lines, String line, int limit) {
        synchronized (lines) {
            if (lines.size() == limit) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    /** The last lines of both streams, after the process has ended. */
    List<String> lastLines() throws InterruptedException {
        return complete(last);
    }

    /** The last lines of both streams before the first event, after the process could not start. */
    List<String> startLines() throws InterruptedException {
        return complete(start);
    }

    private List<String> complete(Deque<String> lines) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
        standard.join(REST_MILLIS);
        error.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
