package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Throttle;
import java.time.Clock;

/**
 * A token bucket with {@code burst} tokens, refilled at {@code rate} tokens per second (DOC "Throttle requests to HTTP
 * APIs").
 */
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

    boolean hasLimits(Throttle same) {
        return limits.equals(same);
    }

    /** Takes one token; returns false if there is none left. */
    synchronized boolean take() {
        long now = clock.millis();
        // If the clock was set back, no tokens are added.
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
