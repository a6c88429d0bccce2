package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.inputs.StageRouteSettingArgs;
import dev.gatehouse.settings.api.Route;
import java.util.List;

/** The route settings of an HTTP API stage, for routes that set a throttle. */
final class RouteThrottles {
    private RouteThrottles() {}

    /** Settings that a route does not set are off, so this sets metrics too. */
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
