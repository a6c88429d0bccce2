package dev.gatehouse.local.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what a function prints into lines for the log. */
final class LogLineReader {
    /**
     * DOC "CloudWatch Logs quotas": a log event has at most 256 KB, and Lambda splits what is longer. Here it keeps a
     * function that never ends its line from filling our memory.
     */
    static final int LONGEST = 256 * 1024;

    private LogLineReader() {}

    /** Reads to the end; the last line counts without a line end as well. */
    static void copy(InputStream printed, Consumer<String> log) throws IOException {
        StringBuilder line = new StringBuilder();
        try (Reader in = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8))) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n' || line.length() == LONGEST) {
                    emit(line, log);
                }
                if (c != '\n') {
                    line.append((char) c);
                }
            }
        }
        if (!line.isEmpty()) {
            emit(line, log);
        }
    }

    private static void emit(StringBuilder line, Consumer<String> log) {
        int end = line.length();
        log.accept(line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end));
        line.setLength(0);
    }
}
