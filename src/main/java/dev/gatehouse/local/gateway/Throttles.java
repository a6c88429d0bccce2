package dev.gatehouse.local.gateway;

import dev.gatehouse.local.state.HttpApi;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One bucket for each stage; it outlives a declaration that leaves the stage's limits as they were. */
final class Throttles {
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    Throttles(Clock clock) {
        this.clock = clock;
    }

    boolean take(HttpApi api, HttpApi.Stage stage) {
        return buckets.compute(
                        api.id() + "/" + stage.name(),
                        (name, bucket) -> bucket != null && bucket.has(stage.burst(), stage.rate())
                                ? bucket
                                : new TokenBucket(stage.burst(), stage.rate(), clock))
                .take();
    }
}
