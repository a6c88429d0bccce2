package dev.gatehouse.local.function;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A declared function and its processes at one moment.
 *
 * @param runtime such as {@code java21}
 * @param calls invocations since the local cloud started
 * @param errors those that returned no response: the function failed, was too slow or did not start
 * @param processes oldest first
 */
public record FunctionStatus(
        String arn, String name, String runtime, long calls, long errors, List<ProcessStatus> processes) {
    public FunctionStatus {
        processes = List.copyOf(processes);
    }

    /** What a process does. */
    public enum State {
        /** It has not yet asked for its first event. */
        STARTING,
        /** It waits for an event. */
        IDLE,
        /** It handles an event. */
        RUNNING,
        /** It has ended, or was killed. */
        ENDED
    }

    /**
     * One process.
     *
     * @param residentBytes its resident memory; empty if the system does not tell it (only Linux does)
     * @param calls events that it has handled or handles
     * @param errors those that returned no response
     */
    public record ProcessStatus(
            long pid, State state, Instant startedAt, OptionalLong residentBytes, long calls, long errors) {}
}
