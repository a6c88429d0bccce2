package dev.gatehouse.local.function;

import java.time.Duration;

/** The result of one invocation of a function. */
public sealed interface Invocation {
    /** The handler returned. The payload is the JSON that it wrote, not validated. */
    record Returned(byte[] payload) implements Invocation {}

    /** The handler threw or cannot be loaded, or its process ended. */
    record Failed(String errorType, String message) implements Invocation {}

    /** The function exceeded its timeout; its process was killed. */
    record TimedOut(Duration limit) implements Invocation {}

    /** The caller timed out first. The function continues until it ends or exceeds its own timeout. */
    record Unanswered(Duration timeout) implements Invocation {}

    /** The function was not invoked: its concurrency limit is reached (TooManyRequestsException on AWS). */
    record Throttled(String reason) implements Invocation {}

    /**
     * The function was not invoked: it is not declared, has no code, the event is too large, or the local cloud is
     * stopping.
     */
    record Unavailable(String reason) implements Invocation {}
}
