package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bucket for each method that has settings of its own. CHOICE: all other methods of a stage share one, as the routes
 * of an HTTP API's stage do.
 */
final class MethodThrottles {
    private final Throttles buckets;

    MethodThrottles(Throttles buckets) {
        this.buckets = buckets;
    }

    /** Takes one call; why it may not be taken. */
    Optional<String> refusal(String apiId, RestApi.Stage stage, RestApi.Method method, String httpMethod) {
        // The provider takes the path with its first slash, which is written ~1, and without.
        String path = method.path().replace("/", "~1");
        String key = Stream.of(path, path.substring("~1".length()))
                .map(each -> each + "/" + httpMethod)
                .filter(stage.throttles()::containsKey)
                .findFirst()
                .orElse(RestApi.EVERY_METHOD);
        Throttle throttle = stage.throttles().get(key);
        if (throttle == null || buckets.take(apiId + "/" + stage.name() + "/" + key, throttle)) {
            return Optional.empty();
        }
        return Optional.of("throttle: " + key + " of stage " + stage.name() + " allows " + throttle.burst()
                + " calls at once and " + throttle.rate()
                + " a second: call less often, or raise the limits in its MethodSettings");
    }
}
