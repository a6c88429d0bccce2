package dev.gatehouse.local.cognito.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time and the result of a password check. Times are CPU times of this thread, compared with each other. */
final class PasswordHasherTest {
    private static final Secret PASSWORD = Secret.of("SecurePassword123");
    private static final Secret WRONG = Secret.of("SecurePassword124");
    private static final UserPool POOL = TestState.pool("http://localhost/" + TestState.POOL);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PasswordHasher hasher = new PasswordHasher(new RandomValues(new SecureRandom()));
    private final Optional<PasswordHash> stored = Optional.of(hasher.hash(POOL, "user", PASSWORD));

    @Test
    void verifiesAPasswordASecondTimeWithoutTheSlowHash() {
        PasswordHasher restarted = new PasswordHasher(new RandomValues(new SecureRandom()));
        assertThat(restarted.matches(stored, PASSWORD)).isTrue();
        assertThat(time(() -> restarted.matches(stored, PASSWORD)))
                .isLessThan(time(() -> restarted.matches(stored, WRONG)) / 3);
    }

    @Test
    void knowsANewPasswordWithoutTheSlowHash() {
        assertThat(time(() -> hasher.matches(stored, PASSWORD)))
                .isLessThan(time(() -> hasher.matches(stored, WRONG)) / 3);
    }

    @Test
    void takesAsLongForAnUnknownUserAsForAWrongPasswordAlsoAfterASuccess() {
        assertThat(hasher.matches(stored, PASSWORD)).isTrue();
        assertThat(hasher.matches(Optional.empty(), PASSWORD)).isFalse();
        time(() -> hasher.matches(stored, WRONG));
        long wrong = time(() -> hasher.matches(stored, WRONG));
        assertThat(time(() -> hasher.matches(Optional.empty(), WRONG))).isBetween(wrong / 3, wrong * 3);
    }

    @Test
    void refusesAnEarlierPasswordAfterAChange() {
        Optional<PasswordHash> changed = Optional.of(hasher.hash(POOL, "user", WRONG));
        assertThat(hasher.matches(changed, PASSWORD)).isFalse();
        assertThat(hasher.matches(changed, WRONG)).isTrue();
    }

    @Test
    void refusesThePasswordOfADeletedUser() {
        assertThat(hasher.matches(stored, PASSWORD)).isTrue();
        assertThat(hasher.matches(Optional.empty(), PASSWORD)).isFalse();
    }

    @Test
    void refusesThePasswordOfAnotherUser() {
        Optional<PasswordHash> other = Optional.of(hasher.hash(POOL, "other", WRONG));
        assertThat(hasher.matches(other, PASSWORD)).isFalse();
    }

    @Test
    void verifiesARowOfAnEarlierVersionWithoutAVerifierAndWithOtherIterations() {
        // A published test vector: PBKDF2 with HMAC-SHA-256 of "password" and "salt", 2 iterations.
        Optional<PasswordHash> row = Optional.of(
                new PasswordHash(2, "c2FsdA==", "rk0Mla9rRtMtCt/5KPBt0CowP47zwlHf1uLYWpVHTEM=", null, null));
        assertThat(hasher.matches(row, Secret.of("password"))).isTrue();
        assertThat(hasher.matches(row, Secret.of("Password"))).isFalse();
    }

    @Test
    void keepsABoundedNumberOfVerifiedPasswords() {
        VerifiedPasswords verified = new VerifiedPasswords(new byte[32]);
        PasswordHash hash = stored.orElseThrow();
        for (int i = 0; i <= VerifiedPasswords.CAPACITY; i++) {
            verified.add(hash, Secret.of("password" + i));
        }
        assertThat(verified.size()).isEqualTo(VerifiedPasswords.CAPACITY);
        assertThat(verified.contains(hash, Secret.of("password0"))).isFalse();
        assertThat(verified.contains(hash, Secret.of("password1"))).isTrue();
    }

    /** Nanoseconds of the fastest of twenty runs, so that neither the compiler nor the collector counts. */
    private static long time(Runnable check) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            check.run();
            fastest = Math.min(fastest, THREADS.getCurrentThreadCpuTime() - start);
        }
        return fastest;
    }
}
