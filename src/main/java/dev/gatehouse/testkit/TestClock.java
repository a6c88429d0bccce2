package dev.gatehouse.testkit;

import dev.gatehouse.local.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of a test's cloud: the time of the machine, moved forward by {@link #advance}. Tokens, codes and sessions expire
 * by it. It is a {@link Clock}, so that the code under test can use it too. The function's process has the time of the
 * machine.
 */
public final class TestClock extends Clock {
    private final MovableClock clock;

    TestClock(MovableClock clock) {
        this.clock = clock;
    }

    /**
     * Moves the clock forward, until the next reset.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
