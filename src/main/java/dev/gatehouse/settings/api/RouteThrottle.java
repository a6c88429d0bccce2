package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;

/** Reads the throttle of one route. Both values are required: AWS treats a missing one as zero and then answers 429. */
final class RouteThrottle {
    static final Schema KEYS = new Schema("Limits the requests to one route; both keys are required.");

    private static final String FIX = "write both: throttle: {rate: 5, burst: 10}";

    private static final Key<Optional<Integer>> RATE = KEYS.integer("rate", 1, 10_000)
            .describe("requests a second")
            .source("API Gateway quotas: 10 000 requests a second an account")
            .example(5)
            .required(FIX);
    private static final Key<Optional<Integer>> BURST = KEYS.integer("burst", 1, 5_000)
            .describe("requests that can arrive at the same moment")
            .source("API Gateway quotas: a burst of 5 000 an account")
            .example(10)
            .required(FIX);

    private RouteThrottle() {}

    /** Empty only if a problem was reported. */
    static Optional<ApiSettings.Throttle> read(Section section) {
        return section.get(RATE)
                .flatMap(rate -> section.get(BURST).map(burst -> new ApiSettings.Throttle(rate, burst)));
    }
}
