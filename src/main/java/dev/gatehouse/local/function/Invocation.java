package dev.gatehouse.local.function;

import java.time.Duration;

/** How one invocation of a function ended. */
public sealed interface Invocation {
    /** The handler returned; the bytes are JSON as it wrote them, unchecked. */
    record Returned(byte[] payload) implements Invocation {}

    /** The handler threw or could not be loaded, or its process ended. */
    record Failed(String errorType, String message) implements Invocation {}

    /** The function's own timeout passed; its process was killed. */
    record TimedOut(Duration limit) implements Invocation {}

    /** The caller's timeout passed first; the function goes on until it ends, or until its own timeout passes. */
    record Unanswered(Duration timeout) implements Invocation {}

    /** It was not called: too many calls of it are being answered, as TooManyRequestsException says on AWS. */
    record Throttled(String reason) implements Invocation {}

    /** It was not called: there is no such function or no jar, the event is too large, or the local cloud is stopping. */
    record Unavailable(String reason) implements Invocation {}
}
