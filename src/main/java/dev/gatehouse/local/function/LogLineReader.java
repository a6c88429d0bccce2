package dev.gatehouse.local.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Splits the output of a function into log lines. */
final class LogLineReader {
    /**
     * DOC "CloudWatch Logs quotas": a log event has at most 256 KB, and Lambda splits longer ones. The limit also
     * protects memory from a function that never ends a line.
     */
    static final int MAX_LINE_LENGTH = 256 * 1024;

    private LogLineReader() {}

    /** Reads to the end of the output. The last line does not need a line end. */
    static void copy(InputStream output, Consumer<String> log) throws IOException {
        StringBuilder line = new StringBuilder();
        try (Reader in = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n' || line.length() == MAX_LINE_LENGTH) {
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
