package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits the attempts of one action for one name. DOC "Managing user accounts, recovery": 5 to 20 attempts an hour,
 * depending on the risk. CHOICE: five, and the hour starts with the first attempt.
 */
public final class AttemptLimit {
    static final int MAX_ATTEMPTS = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RecordMap<Attempts> rows;
    private final Clock clock;

    /** @param until epoch milliseconds */
    private record Attempts(int count, long until) {}

    public AttemptLimit(Store store, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.attempts", Attempts.class);
        this.clock = clock;
    }

    /** Counts an attempt, and refuses it if there were too many. Text OBS, in many client projects. */
    public Optional<Refused> attempt(String action, String name) {
        return attempt(action, name, MAX_ATTEMPTS);
    }

    /** @param max the number of attempts that are allowed within an hour */
    public Optional<Refused> attempt(String action, String name, int max) {
        String key = Hashes.fingerprint(action + " " + name);
        rows.putIfAbsent(key, fresh());
        Attempts before = rows.update(
                        key,
                        row -> clock.millis() >= row.until()
                                ? new Attempts(1, fresh().until())
                                : new Attempts(Math.min(row.count(), max) + 1, row.until()))
                .orElseGet(this::fresh);
        return clock.millis() < before.until() && before.count() >= max
                ? Optional.of(new Refused(
                        "LimitExceededException",
                        "Attempt limit exceeded, please try after some time.",
                        "more than " + max + " times " + action + " within an hour: wait"))
                : Optional.empty();
    }

    private Attempts fresh() {
        return new Attempts(0, clock.millis() + WINDOW.toMillis());
    }

    /** Resets the count after a success. */
    public void clear(String action, String name) {
        rows.remove(Hashes.fingerprint(action + " " + name));
    }

    public void removeExpired() {
        rows.removeIf((key, row) -> clock.millis() >= row.until());
    }
}
