package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one thing may be tried for one name. DOC "Managing user accounts, recovery": 5 to 20 attempts an hour, by
 * risk. CHOICE: five, and the hour begins with the first of them.
 */
public final class AttemptLimit {
    static final int ATTEMPTS = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RecordMap<Attempts> rows;
    private final Clock clock;

    /** @param until epoch milliseconds */
    private record Attempts(int count, long until) {}

    public AttemptLimit(Store store, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.attempts", Attempts.class);
        this.clock = clock;
    }

    /** Counts one more, unless there were too many. Text OBS, in many client projects. */
    public Optional<Refused> attempt(String what, String name) {
        return attempt(what, name, ATTEMPTS);
    }

    /** @param most how many are allowed within an hour */
    public Optional<Refused> attempt(String what, String name, int most) {
        String key = Hashes.fingerprint(what + " " + name);
        rows.putIfAbsent(key, fresh());
        Attempts before = rows.update(
                        key,
                        row -> clock.millis() >= row.until()
                                ? new Attempts(1, fresh().until())
                                : new Attempts(Math.min(row.count(), most) + 1, row.until()))
                .orElseGet(this::fresh);
        return clock.millis() < before.until() && before.count() >= most
                ? Optional.of(new Refused(
                        "LimitExceededException",
                        "Attempt limit exceeded, please try after some time.",
                        "more than " + most + " times " + what + " within an hour: wait"))
                : Optional.empty();
    }

    private Attempts fresh() {
        return new Attempts(0, clock.millis() + WINDOW.toMillis());
    }

    /** What was tried has succeeded: it is counted from the start again. */
    public void clear(String what, String name) {
        rows.remove(Hashes.fingerprint(what + " " + name));
    }

    public void sweep() {
        rows.removeIf((key, row) -> clock.millis() >= row.until());
    }
}
