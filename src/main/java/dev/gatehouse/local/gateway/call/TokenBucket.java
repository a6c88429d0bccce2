package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Throttle;
import java.time.Clock;

/** A throttle: {@code burst} calls at once, refilled at {@code rate} a second (DOC "Throttle requests to HTTP APIs"). */
final class TokenBucket {
    private final Throttle limits;
    private final Clock clock;
    private double tokens;
    private long lastMillis;

    TokenBucket(Throttle limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.tokens = limits.burst();
        this.lastMillis = clock.millis();
    }

    boolean has(Throttle same) {
        return limits.equals(same);
    }

    /** Takes one call; false when there is none left. */
    synchronized boolean take() {
        long now = clock.millis();
        // A clock that was set back refills nothing.
        long passed = Math.max(0, now - lastMillis);
        lastMillis = now;
        tokens = Math.min(limits.burst(), tokens + passed * limits.rate() / 1000);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
