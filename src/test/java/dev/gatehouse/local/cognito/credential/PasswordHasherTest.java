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
        long first = nanoseconds(
                () -> assertThat(restarted.matches(stored, PASSWORD)).isTrue());
        long second = nanoseconds(
                () -> assertThat(restarted.matches(stored, PASSWORD)).isTrue());
        assertThat(second).isLessThan(first / 5);
    }

    @Test
    void knowsANewPasswordWithoutTheSlowHash() {
        long wrong = nanoseconds(() -> assertThat(hasher.matches(stored, WRONG)).isFalse());
        long right =
                nanoseconds(() -> assertThat(hasher.matches(stored, PASSWORD)).isTrue());
        assertThat(right).isLessThan(wrong / 5);
    }

    @Test
    void takesAsLongForAnUnknownUserAsForAWrongPasswordAlsoAfterASuccess() {
        assertThat(hasher.matches(stored, PASSWORD)).isTrue();
        assertThat(hasher.matches(Optional.empty(), PASSWORD)).isFalse();
        long wrong = nanoseconds(() -> repeat(() -> hasher.matches(stored, WRONG)));
        long unknown = nanoseconds(() -> repeat(() -> hasher.matches(Optional.empty(), WRONG)));
        assertThat(unknown).isBetween(wrong / 3, wrong * 3);
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

    private static void repeat(Runnable check) {
        for (int i = 0; i < 5; i++) {
            check.run();
        }
    }

    private static long nanoseconds(Runnable check) {
        long start = THREADS.getCurrentThreadCpuTime();
        check.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
