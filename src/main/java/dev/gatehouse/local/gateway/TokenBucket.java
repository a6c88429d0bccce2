package dev.gatehouse.local.gateway;

import java.time.Clock;

/** A throttle: {@code burst} calls at once, refilled at {@code rate} a second (DOC "Throttle requests to HTTP APIs"). */
final class TokenBucket {
    private final int burst;
    private final double rate;
    private final Clock clock;
    private double tokens;
    private long lastMillis;

    TokenBucket(int burst, double rate, Clock clock) {
        this.burst = burst;
        this.rate = rate;
        this.clock = clock;
        this.tokens = burst;
        this.lastMillis = clock.millis();
    }

    boolean has(int burst, double rate) {
        return this.burst == burst && Double.compare(this.rate, rate) == 0;
    }

    /** Takes one call; false when there is none left. */
    synchronized boolean take() {
        long now = clock.millis();
        // A clock that was set back refills nothing.
        long passed = Math.max(0, now - lastMillis);
        lastMillis = now;
        tokens = Math.min(burst, tokens + passed * rate / 1000);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
