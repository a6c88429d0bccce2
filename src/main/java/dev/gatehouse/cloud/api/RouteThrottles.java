package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.inputs.StageRouteSettingArgs;
import dev.gatehouse.settings.api.Route;
import java.util.List;

/** The throttles of an HTTP API's routes that have one of their own. */
final class RouteThrottles {
    private RouteThrottles() {}

    /** What a route's settings leave out would be off, so that metrics are on here too. */
    static List<StageRouteSettingArgs> of(List<Route> routes) {
        return routes.stream()
                .flatMap(route -> route.throttle().stream()
                        .map(throttle -> StageRouteSettingArgs.builder()
                                .routeKey(route.key())
                                .throttlingBurstLimit(throttle.burst())
                                .throttlingRateLimit((double) throttle.rate())
                                .detailedMetricsEnabled(true)
                                .build()))
                .toList();
    }
}
