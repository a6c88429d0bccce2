package dev.gatehouse.local.console;

import dev.gatehouse.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the local cloud knows of the stack that it runs. It changes when the program has run again. */
public final class StackInfo {
    /**
     * The result of the last run of the program.
     *
     * @param outputs the outputs of the stack, with secrets
     * @param changes what the run created, updated and deleted, in the words of the log
     * @param notes warnings, and what is declared without effect
     * @param ran when the program ran; empty if a Pulumi engine runs it
     */
    public record LastRun(
            Settings settings,
            Map<String, Object> outputs,
            List<String> changes,
            List<String> notes,
            Optional<Instant> ran) {
        public LastRun {
            outputs = Map.copyOf(outputs);
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }

        /** Only the name of the stack: outputs have secrets. */
        @Override
        public String toString() {
            return "LastRun of " + settings.stack();
        }
    }

    private volatile Optional<LastRun> lastRun = Optional.empty();

    public void update(LastRun next) {
        lastRun = Optional.of(next);
    }

    /** Empty before the program has run. */
    public Optional<LastRun> lastRun() {
        return lastRun;
    }

    public String name() {
        return lastRun.map(run -> run.settings().stack()).orElse("");
    }
}
