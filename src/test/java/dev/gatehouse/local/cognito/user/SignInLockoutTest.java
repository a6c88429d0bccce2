package dev.gatehouse.local.cognito.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.state.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DOC "Lockout behavior for failed sign-in attempts". */
final class SignInLockoutTest {
    private final SettableClock clock = new SettableClock();
    private final Store store = Store.inMemory();
    private final SignInLockout lockout = new SignInLockout(store, clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            lockout.recordFailure("someone");
        }
    }

    @ParameterizedTest
    @CsvSource({"4,0", "5,1", "6,2", "7,4", "14,512", "15,900", "16,900", "100,900"})
    void doublesFromTheFifthFailureToFifteenMinutes(int failures, int seconds) {
        assertThat(SignInLockout.lockDuration(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void locksOnlyOneName() {
        fail(5);
        assertThat(lockout.isLocked("someone")).isTrue();
        assertThat(lockout.isLocked("someone else")).isFalse();
    }

    @Test
    void unlocksAtTheEndOfTheLock() {
        fail(6);
        clock.advance(Duration.ofMillis(1_999));
        assertThat(lockout.isLocked("someone")).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(lockout.isLocked("someone")).isFalse();
    }

    @Test
    void keepsCountingAfterALock() {
        fail(5);
        clock.advance(Duration.ofSeconds(1));
        fail(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(lockout.isLocked("someone")).isTrue();
    }

    @Test
    void resetsAfterFifteenMinutesWithoutAFailure() {
        fail(4);
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        fail(1);
        assertThat(lockout.isLocked("someone")).isTrue();
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        fail(4);
        assertThat(lockout.isLocked("someone")).isFalse();
    }

    @Test
    void sweepKeepsCurrentFailures() {
        fail(4);
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        lockout.removeExpired();
        assertThat(store.map("cognito.failures")).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        lockout.removeExpired();
        assertThat(store.map("cognito.failures")).isEmpty();
    }

    /** Attack 86: no failure is lost if many happen at once. */
    @Test
    void countsEveryFailureOfABurst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(14);
        try {
            for (int round = 0; round < 200; round++) {
                String name = "burst " + round;
                CyclicBarrier together = new CyclicBarrier(14);
                List<Future<?>> failures = new ArrayList<>();
                for (int i = 0; i < 14; i++) {
                    failures.add(threads.submit(() -> {
                        together.await();
                        lockout.recordFailure(name);
                        return null;
                    }));
                }
                for (Future<?> failure : failures) {
                    failure.get();
                }
                clock.advance(Duration.ofSeconds(512).minusMillis(1));
                assertThat(lockout.isLocked(name)).isTrue();
                clock.advance(Duration.ofMillis(1));
                assertThat(lockout.isLocked(name)).isFalse();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
