package dev.gatehouse.local.function;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the log lines about invocations that failed. One of them has the caller's ID, so that both can be matched. */
record InvocationReport(String functionArn, FunctionLog log) {
    void failed(InvocationId id, byte[] event, Invocation.Failed failed) {
        ClaimsPathHint.hint(event, failed).ifPresent(hint -> say(id, hint));
        match(id, failed.errorType());
    }

    /**
     * Repeats why the process did not start: it printed the lines before it could take the invocation.
     *
     * @param printed the last lines that it printed
     */
    void notStarted(InvocationId id, Invocation.Failed failed, List<String> printed) {
        say(id, "the function does not start: " + failed.errorType() + ": " + failed.message());
        printed.forEach(line -> say(id, line));
    }

    void timedOut(InvocationId id, Duration limit) {
        say(id, "Task timed out after " + seconds(limit) + " seconds: the process was killed");
    }

    /** @param limit the timeout of the function, until which it continues */
    void callerTimedOut(InvocationId id, Duration callerTimeout, Duration limit) {
        say(
                id,
                "The caller timed out after " + seconds(callerTimeout)
                        + " seconds; the function continues until its own timeout of " + seconds(limit) + " seconds");
        match(id, "a timeout of the API");
    }

    /** Names both IDs, if the caller has one. */
    void match(InvocationId id, String error) {
        id.callerId().ifPresent(caller -> say(id, "failed with " + error + " for the API request " + caller));
    }

    private void say(InvocationId id, String text) {
        log.line(new LogLine(functionArn, Optional.of(id), text));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }
}
