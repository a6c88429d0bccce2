package dev.gatehouse.local;

import dev.gatehouse.local.testing.CloudTemplate;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What differs between the servers of a command and those of a test.
 *
 * @param clock of everything except the function processes, which have the clock of the machine
 * @param inMemory whether the state is kept in memory only, and not in a file
 * @param template the resources, keys and users to start with; empty for those of the state file
 * @param debugPort the port for a debugger of the API's function; empty without debuggers
 */
record ServerOptions(Clock clock, boolean inMemory, Optional<CloudTemplate> template, OptionalInt debugPort) {
    static final ServerOptions DEFAULT =
            new ServerOptions(Clock.systemUTC(), false, Optional.empty(), OptionalInt.empty());

    ServerOptions(Clock clock, boolean inMemory, Optional<CloudTemplate> template) {
        this(clock, inMemory, template, OptionalInt.empty());
    }

    ServerOptions withDebugPort(OptionalInt port) {
        return new ServerOptions(clock, inMemory, template, port);
    }
}
