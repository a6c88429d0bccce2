package dev.gatehouse.local;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Logs one line for each request, on the console and in a file: the request, the status, and the reason of a refusal. */
final class LocalLog implements RequestLog, AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Control and format characters and line separators, except the tabs of stack traces. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t]]");

    private final PrintStream console;
    private final LogFile file;
    private final Clock clock;
    private long formattedSecond = Long.MIN_VALUE;
    private String formatted = "";

    private LocalLog(PrintStream console, LogFile file, Clock clock) {
        this.console = console;
        this.file = file;
        this.clock = clock;
    }

    static LocalLog open(PrintStream console, Path file, Clock clock) throws LocalException {
        return new LocalLog(console, LogFile.open(file, LogFile.MAX_BYTES, console), clock);
    }

    /** Leaves out query, headers and body: they contain codes, tokens and passwords. */
    @Override
    public void answered(String server, HttpRequest request, HttpResponse response, Duration took) {
        line(
                server,
                request.method() + " " + request.path() + " " + response.status() + " " + took.toMillis() + "ms"
                        + response.reason().map(reason -> "  " + reason).orElse(""));
        response.cause().ifPresent(cause -> trace(server, cause));
    }

    /** Logs only the class names of the causes: their messages may repeat what a caller sent. */
    private synchronized void trace(String server, Throwable defect) {
        String cause = "";
        for (Throwable each = defect; each != null; each = each.getCause()) {
            line(server, cause + each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                line(server, "\tat " + frame);
            }
            cause = "Caused by: ";
        }
    }

    /** Logs one line with a source, such as {@code function}. */
    synchronized void line(String source, String text) {
        String line = time() + " " + source + " ".repeat(Math.max(1, 9 - source.length())) + visible(text);
        console.println(line);
        file.accept(line);
    }

    /** Formatted once a second. */
    private String time() {
        long second = clock.instant().getEpochSecond();
        if (second != formattedSecond) {
            formattedSecond = second;
            formatted = TIME.format(Instant.ofEpochSecond(second).atZone(ZoneId.systemDefault()));
        }
        return formatted;
    }

    /** Text of a caller must not forge lines, move the cursor or reverse the text direction. */
    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("?");
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            console.println("cannot close the log file: " + e.getMessage());
        }
    }
}
