package dev.gatehouse.local.function;

import java.time.Duration;

/**
 * How long a process may take.
 *
 * @param init until it asks for its first event
 * @param function for one event
 */
record Limits(Duration init, Duration function) {
    /** DOC "Lambda execution environment lifecycle": the init phase is limited to 10 seconds. */
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(10);

    /** Longer than anyone looks at a breakpoint. */
    static final Limits DEBUGGING = new Limits(Duration.ofDays(1), Duration.ofDays(1));

    /** @param function the declared timeout of the function */
    static Limits of(Duration function) {
        return new Limits(INIT_TIMEOUT, function);
    }
}
