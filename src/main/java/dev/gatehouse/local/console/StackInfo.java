package dev.gatehouse.local.console;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.LocalSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the local cloud knows of the stack that it runs. It changes when the program has run again. */
public final class StackInfo {
    /**
     * The result of the last run of the program.
     *
     * @param stack the name of the stack
     * @param settings of the program of this project; empty for another program
     * @param users of the stack file, by e-mail
     * @param outputs the outputs of the stack, with secrets
     * @param changes what the run created, updated and deleted, in the words of the log
     * @param notes warnings, and what is declared without effect
     * @param ran when the program ran; empty if a Pulumi engine runs it
     */
    public record LastRun(
            String stack,
            Optional<Settings> settings,
            Map<String, LocalSettings.SeedUser> users,
            Map<String, Object> outputs,
            List<String> changes,
            List<String> notes,
            Optional<Instant> ran) {
        public LastRun {
            outputs = Map.copyOf(outputs);
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }

        /** The app clients, in the declared order. */
        public List<DeclaredClient> clients() {
            return settings.map(own -> own.clients().stream()
                            .map(client -> new DeclaredClient(
                                    client.name(), client.kind().name().toLowerCase(Locale.ROOT), client.scopes()))
                            .toList())
                    .orElseGet(() -> DeclaredClient.of(outputs));
        }

        /** The routes, in the declared order. */
        public List<DeclaredRoute> routes() {
            return settings.map(own -> own.routes().stream()
                            .map(route -> new DeclaredRoute(route.key(), route.scopes()))
                            .toList())
                    .orElseGet(() -> DeclaredRoute.of(outputs));
        }

        /** Only the name of the stack: outputs have secrets. */
        @Override
        public String toString() {
            return "LastRun of " + stack;
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
        return lastRun.map(LastRun::stack).orElse("");
    }
}
