package dev.gatehouse.local.recording;

import dev.gatehouse.local.function.FunctionLog;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.function.LogLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps the last log lines of all functions in memory. */
public final class FunctionLogBuffer implements FunctionLog {
    /** CHOICE: more than a person reads. */
    public static final int MAX_LINES = 5_000;

    /** 4 Ki characters of each line. */
    public static final int MAX_LINE_LENGTH = 4 * 1024;

    private final Clock clock;
    private final Deque<Line> lines = new ArrayDeque<>();

    /**
     * A line with the time at which it was received.
     *
     * @param invocation empty for a line before the first invocation of a process
     * @param text with what the function printed: show it only through {@link Masking}
     */
    public record Line(Instant time, String functionArn, Optional<InvocationId> invocation, String text) {
        /** Does not print the text. */
        @Override
        public String toString() {
            return time + " " + functionArn;
        }
    }

    public FunctionLogBuffer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void line(LogLine line) {
        String text = line.text();
        Line kept = new Line(
                clock.instant(),
                line.functionArn(),
                line.invocation(),
                text.length() <= MAX_LINE_LENGTH ? text : text.substring(0, MAX_LINE_LENGTH) + "…");
        synchronized (lines) {
            lines.addLast(kept);
            if (lines.size() > MAX_LINES) {
                lines.removeFirst();
            }
        }
    }

    /** Oldest first. */
    public List<Line> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The lines of one invocation, oldest first. */
    public List<Line> ofInvocation(String requestId) {
        return all().stream()
                .filter(line -> line.invocation()
                        .filter(id -> id.requestId().equals(requestId))
                        .isPresent())
                .toList();
    }
}
