package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.time.Duration;

/**
 * Locks a user name after failed sign-in attempts. DOC "Lockout behavior for failed sign-in attempts": from the fifth
 * failure on, the n-th failure locks the name for 2^(n-5) seconds, at most about 15 minutes. Attempts during a lock do
 * not count. A successful sign-in, or 15 minutes without an attempt, resets the count.
 */
public final class SignInLockout {
    private static final int FIRST_LOCKING_FAILURE = 5;
    private static final Duration MAX_LOCK = Duration.ofMinutes(15);

    private final RecordMap<Failures> rows;
    private final Clock clock;

    /** @param lockedUntil epoch milliseconds */
    private record Failures(int count, long lockedUntil, long last) {}

    public SignInLockout(Store store, Clock clock) {
        this.rows = new RecordMap<>(store, "cognito.failures", Failures.class);
        this.clock = clock;
    }

    /** The key of a user name. It is a fingerprint, because an unknown name can be as long as a request. */
    public static String key(UserPool pool, String username) {
        return Hashes.fingerprint(UserStore.key(pool, username));
    }

    public boolean isLocked(String key) {
        return rows.find(key).filter(row -> clock.millis() < row.lockedUntil()).isPresent();
    }

    public void recordFailure(String key) {
        long now = clock.millis();
        // A success at the same moment can remove the row between the two calls.
        do {
            rows.putIfAbsent(key, new Failures(0, 0, now));
        } while (rows.update(key, row -> next(row, now)).isEmpty());
    }

    private static Failures next(Failures row, long now) {
        int count = (isReset(row, now) ? 0 : row.count()) + 1;
        return new Failures(count, now + lockDuration(count).toMillis(), now);
    }

    public void reset(String key) {
        rows.remove(key);
    }

    static Duration lockDuration(int failures) {
        if (failures < FIRST_LOCKING_FAILURE) {
            return Duration.ZERO;
        }
        // 2^10 s is longer than the maximum, so the shift cannot overflow.
        Duration exponential = Duration.ofSeconds(1L << Math.min(failures - FIRST_LOCKING_FAILURE, 10));
        return exponential.compareTo(MAX_LOCK) < 0 ? exponential : MAX_LOCK;
    }

    private static boolean isReset(Failures row, long now) {
        return now >= Math.max(row.last(), row.lockedUntil()) + MAX_LOCK.toMillis();
    }

    public void removeExpired() {
        long now = clock.millis();
        rows.removeIf((key, row) -> isReset(row, now));
    }
}
