package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Throttle;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One bucket for each stage or method; it outlives a declaration that leaves its limits as they were. */
public final class Throttles {
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    public Throttles(Clock clock) {
        this.clock = clock;
    }

    /** @param name of what is throttled, {@code <api>/<stage>} */
    public boolean take(String name, Throttle limits) {
        return buckets.compute(
                        name,
                        (same, bucket) ->
                                bucket != null && bucket.has(limits) ? bucket : new TokenBucket(limits, clock))
                .take();
    }
}
