package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Throttles the methods of a REST API: a token bucket for each method with its own MethodSettings. CHOICE: all other
 * methods of a stage share one bucket, as the routes of an HTTP API do.
 */
final class MethodThrottles {
    private final Throttles buckets;

    MethodThrottles(Throttles buckets) {
        this.buckets = buckets;
    }

    /** Counts one request; returns the reason if the limit is exceeded. */
    Optional<String> refusal(String apiId, RestApi.Stage stage, RestApi.Method method, String httpMethod) {
        // MethodSettings writes slashes in the path as ~1; the provider accepts the path with and without the first
        // slash.
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
        return Optional.of("throttle: " + key + " of stage " + stage.name() + " allows a burst of " + throttle.burst()
                + " and " + throttle.rate()
                + " requests per second, got more; send fewer requests, or raise the limits in MethodSettings");
    }
}
