package dev.gatehouse.local.function;

import java.time.Duration;

/** Invokes a declared function and waits for its response. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * @param functionArn the ARN of a declared function
     * @param event JSON
     * @return the result; does not throw if the function fails
     */
    Invocation invoke(String functionArn, byte[] event);

    /**
     * Invokes a function for a caller with a timeout.
     *
     * @param timeout starts when a process is free for the invocation; after it the result is {@link
     *     Invocation.Unanswered}
     */
    default Invocation invoke(String functionArn, byte[] event, Duration timeout) {
        return invoke(functionArn, event);
    }

    /**
     * Invokes a function with IDs that the caller created, so that the caller can find the log lines of the invocation.
     *
     * @param timeout as above
     * @param id used for this invocation only
     */
    default Invocation invoke(String functionArn, byte[] event, Duration timeout, InvocationId id) {
        return invoke(functionArn, event, timeout);
    }
}
