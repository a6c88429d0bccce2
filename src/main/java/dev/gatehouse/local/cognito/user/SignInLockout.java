package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;

/**
 * Stops guessing. DOC "Lockout behavior for failed sign-in attempts": after n failures, from the fifth, a name is locked for 2^(n-5)
 * seconds, at most about 15 minutes; attempts while locked do not count; a good sign-in or 15 quiet minutes clear it.
 */
public final class SignInLockout {
    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RecordMap<Failures> rows;
    private final Clock clock;

    /** @param lockedUntil epoch milliseconds */
    private record Failures(int count, long lockedUntil, long last) {}

    public SignInLockout(Store store, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.failures", Failures.class);
        this.clock = clock;
    }

    /** By fingerprint: a name that nobody has may be as long as a request. */
    public static String key(UserPool pool, String username) {
        return Hashes.fingerprint(UserStore.key(pool, username));
    }

    public boolean isLocked(String name) {
        return rows.find(name).filter(row -> clock.millis() < row.lockedUntil()).isPresent();
    }

    public void recordFailure(String name) {
        long now = clock.millis();
        // A success at the same moment may remove the row between the two calls.
        do {
            rows.putIfAbsent(name, new Failures(0, 0, now));
        } while (rows.update(name, row -> next(row, now)).isEmpty());
    }

    private static Failures next(Failures row, long now) {
        int count = (isQuiet(row, now) ? 0 : row.count()) + 1;
        return new Failures(count, now + lockDuration(count).toMillis(), now);
    }

    public void reset(String name) {
        rows.remove(name);
    }

    static Duration lockDuration(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        // 2^10 s is past the longest already: no shift can overflow.
        Duration growing = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 10));
        return growing.compareTo(LONGEST) < 0 ? growing : LONGEST;
    }

    private static boolean isQuiet(Failures row, long now) {
        return now >= Math.max(row.last(), row.lockedUntil()) + LONGEST.toMillis();
    }

    public void sweep() {
        long now = clock.millis();
        rows.removeIf((name, row) -> isQuiet(row, now));
    }
}
