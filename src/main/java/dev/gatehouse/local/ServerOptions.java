package dev.gatehouse.local;

import dev.gatehouse.local.testing.CloudTemplate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What differs between the servers of a command and those of a test.
 *
 * @param clock of everything except the function processes, which have the clock of the machine
 * @param inMemory whether the state is kept in memory only, and not in a file
 * @param template the resources, keys and users to start with; empty for those of the state file
 * @param debugPort the port for a debugger of the API's function; empty without debuggers
 * @param trainAfter how long no function was invoked before a class archive is written for it; empty if none is written
 */
record ServerOptions(
        Clock clock,
        boolean inMemory,
        Optional<CloudTemplate> template,
        OptionalInt debugPort,
        Optional<Duration> trainAfter) {
    static final ServerOptions DEFAULT = new ServerOptions(Clock.systemUTC(), false, Optional.empty());

    /** CHOICE: the developer is not waiting for a response. */
    private static final Duration TRAIN_AFTER = Duration.ofSeconds(10);

    ServerOptions(Clock clock, boolean inMemory, Optional<CloudTemplate> template) {
        this(clock, inMemory, template, OptionalInt.empty(), Optional.empty());
    }

    ServerOptions withDebugPort(OptionalInt port) {
        return new ServerOptions(clock, inMemory, template, port, trainAfter);
    }

    /** For runs that a developer starts again and again. Functions that are debugged are not trained. */
    ServerOptions withTraining() {
        return new ServerOptions(
                clock,
                inMemory,
                template,
                debugPort,
                debugPort.isPresent() ? Optional.empty() : Optional.of(TRAIN_AFTER));
    }
}
