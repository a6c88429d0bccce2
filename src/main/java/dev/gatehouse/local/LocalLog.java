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

/** One line a request, on the console and in a file: what was asked, what was answered, and why it was refused. */
final class LocalLog implements RequestLog, AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Control and format characters and line separators, but for the tabs of stack traces. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t]]");

    private final PrintStream console;
    private final LogFile file;
    private final Clock clock;
    private long writtenSecond = Long.MIN_VALUE;
    private String written = "";

    private LocalLog(PrintStream console, LogFile file, Clock clock) {
        this.console = console;
        this.file = file;
        this.clock = clock;
    }

    static LocalLog open(PrintStream console, Path file, Clock clock) throws LocalException {
        return new LocalLog(console, LogFile.open(file, LogFile.LIMIT, console), clock);
    }

    /** Neither query nor headers nor body: they carry codes, tokens and passwords. */
    @Override
    public void answered(String server, HttpRequest request, HttpResponse response, Duration took) {
        line(
                server,
                request.method() + " " + request.path() + " " + response.status() + " " + took.toMillis() + "ms"
                        + response.reason().map(why -> "  " + why).orElse(""));
        response.cause().ifPresent(cause -> trace(server, cause));
    }

    /** Of its causes the names alone: a message may repeat what a caller sent. */
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

    /** Writes one line under a name, such as {@code function}. */
    synchronized void line(String name, String text) {
        String line = time() + " " + name + " ".repeat(Math.max(1, 9 - name.length())) + plain(text);
        console.println(line);
        file.accept(line);
    }

    /** Written once a second. */
    private String time() {
        long second = clock.instant().getEpochSecond();
        if (second != writtenSecond) {
            writtenSecond = second;
            written = TIME.format(Instant.ofEpochSecond(second).atZone(ZoneId.systemDefault()));
        }
        return written;
    }

    /** What a caller sent must not forge lines, move the cursor or turn the direction of writing. */
    private static String plain(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            console.println("the log file was not closed: " + e.getMessage());
        }
    }
}
