package dev.gatehouse.local.function;

/** Receives the log of all functions. It is called by several threads. */
@FunctionalInterface
public interface FunctionLog {
    /** Receives one line. It must return soon: until then the function's output is not read. */
    void line(LogLine line);
}
