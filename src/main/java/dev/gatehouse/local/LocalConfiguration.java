package dev.gatehouse.local;

import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.Settings;
import java.util.Optional;

/**
 * What the local cloud has read of a stack.
 *
 * @param settings of the program of this project; empty for another program
 * @param otherProject the name of the project of another program, which only the Pulumi CLI can run
 */
record LocalConfiguration(LocalStack stack, Optional<Settings> settings, Optional<String> otherProject) {
    /** @throws LocalException if the engine cannot run the program */
    void checkEngine(Engine engine) throws LocalException {
        if (engine != Engine.PULUMI && otherProject.isPresent()) {
            throw new LocalException(StackProgram.needsPulumi(otherProject.get()));
        }
    }
}
