package dev.gatehouse.local;

import dev.gatehouse.Main;
import dev.gatehouse.StackFile;
import dev.gatehouse.StackFile.UnreadableException;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import dev.gatehouse.settings.schema.SettingsException;
import java.nio.file.Path;

/** A stack's file, read anew each time it is asked for. */
record StackProgram(String stack, Path file) {

    /** @throws LocalException with the whole report, when the file or its settings are wrong */
    Settings settings() throws LocalException {
        try {
            return Settings.read(stack, StackFile.read(file));
        } catch (UnreadableException | SettingsException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Runs the program against the local cloud, all or nothing.
     *
     * @throws LocalException with every problem; what ran before runs on
     */
    static EmbeddedEngine.Run run(Settings settings, EmbeddedEngine engine, Addresses addresses) throws LocalException {
        Settings here = settings.withEndpoints(new ServiceEndpoints(addresses.cognito(), addresses.api()));
        EmbeddedEngine.Run run = engine.run("gatehouse", settings.stack(), context -> Main.stack(context, here));
        if (!run.problems().isEmpty()) {
            throw new LocalException(String.join("\n", run.problems()));
        }
        return run;
    }
}
