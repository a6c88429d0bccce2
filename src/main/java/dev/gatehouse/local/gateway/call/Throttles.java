package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Throttle;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The token buckets of stages, routes and methods. A bucket survives a new declaration if its limits are the same. */
public final class Throttles {
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    public Throttles(Clock clock) {
        this.clock = clock;
    }

    /** @param name the throttled resource, such as {@code <api>/<stage>} */
    public boolean take(String name, Throttle limits) {
        return buckets.compute(
                        name,
                        (same, bucket) ->
                                bucket != null && bucket.hasLimits(limits) ? bucket : new TokenBucket(limits, clock))
                .take();
    }

    /** Fills all buckets. */
    public void reset() {
        buckets.clear();
    }
}
