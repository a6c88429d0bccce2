package dev.gatehouse.local.function;

import java.util.Optional;

/**
 * A line of the log of a function: what it printed, or what happened to its process.
 *
 * @param functionArn the ARN of the declared function
 * @param invocation the invocation that was handled when the function printed the line, or that failed because the
 *     function did not start; empty before the first one
 * @param text without a line end
 */
public record LogLine(String functionArn, Optional<InvocationId> invocation, String text) {
    /** The ID that the function gets with the invocation. */
    public Optional<String> requestId() {
        return invocation.map(InvocationId::requestId);
    }

    /** The line as the console shows it: the first characters of the request ID, then the text. */
    public String withShortId() {
        return invocation.map(id -> id.shortId() + " " + text).orElse(text);
    }
}
