package dev.gatehouse.local.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the machine, moved forward by a test. */
public final class MovableClock extends Clock {
    private final Clock machine;
    private final AtomicReference<Duration> ahead;

    public MovableClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /** @throws IllegalArgumentException if the duration is negative */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "the clock only moves forward, got " + time + "; a reset sets it to the time of the machine");
        }
        ahead.updateAndGet(before -> before.plus(time));
    }

    /** Sets the clock to the time of the machine. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    /** The same clock in another zone: both move together. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(machine.withZone(zone), ahead);
    }
}
