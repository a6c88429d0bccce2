package dev.gatehouse.local.function;

import java.util.Optional;
import java.util.UUID;

/**
 * The IDs of one invocation. The caller creates them before it invokes the function, so that it knows which log lines
 * are those of its invocation.
 *
 * @param requestId what the function gets as the request ID of its context: a UUID
 * @param callerId the ID of the request for which the caller invokes the function, such as the value of
 *     {@code apigw-requestid}; empty for a trigger
 */
public record InvocationId(String requestId, Optional<String> callerId) {
    private static final int SHORT_LENGTH = 8;

    /** For a caller without an ID of its own. */
    public static InvocationId create() {
        return new InvocationId(UUID.randomUUID().toString(), Optional.empty());
    }

    /** @param callerId the ID of the request for which the function is invoked */
    public static InvocationId forCaller(String callerId) {
        return new InvocationId(UUID.randomUUID().toString(), Optional.of(callerId));
    }

    /** The first 8 characters of the request ID, as on the console. */
    public String shortId() {
        return requestId.substring(0, Math.min(SHORT_LENGTH, requestId.length()));
    }
}
