package dev.gatehouse.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests set. */
public final class SettableClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    private volatile Instant now = START;

    public void advance(Duration step) {
        now = now.plus(step);
    }

    public void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
