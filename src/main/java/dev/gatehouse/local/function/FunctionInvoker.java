package dev.gatehouse.local.function;

/** Invokes a declared function and waits for its answer. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * @param functionArn as declared
     * @param event JSON
     * @return how it ended; never throws for what a function does
     */
    Invocation invoke(String functionArn, byte[] event);
}
