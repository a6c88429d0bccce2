package dev.gatehouse.local.function;

import java.time.Duration;

/** Invokes a declared function and waits for its answer. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * @param functionArn as declared
     * @param event JSON
     * @return how it ended; never throws for what a function does
     */
    Invocation invoke(String functionArn, byte[] event);

    /**
     * The same for a caller with a timeout of its own.
     *
     * @param timeout counts from when a process is free for the call; then the outcome is {@link Invocation.Unanswered}
     */
    default Invocation invoke(String functionArn, byte[] event, Duration timeout) {
        return invoke(functionArn, event);
    }
}
