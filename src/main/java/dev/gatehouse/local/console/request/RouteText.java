package dev.gatehouse.local.console.request;

import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.util.List;

/** The route of a request; if none matched, the routes that were declared. */
final class RouteText {
    private RouteText() {}

    static String of(GatewayTrace trace) {
        return trace.routeKey().orElseGet(() -> {
            List<String> declared = declared(trace);
            return declared.isEmpty()
                    ? "none: no route was declared"
                    : "none matched; declared: " + String.join(", ", declared);
        });
    }

    private static List<String> declared(GatewayTrace trace) {
        if (trace.declared().api().orElse(null) instanceof HttpApi api) {
            return api.routes().stream().map(HttpApi.Route::key).sorted().toList();
        }
        if (trace.declared().api().orElse(null) instanceof RestApi api) {
            return api.stages().values().stream()
                    .flatMap(stage -> stage.deployment().methods().stream())
                    .map(RestApi.Method::key)
                    .distinct()
                    .sorted()
                    .toList();
        }
        return List.of();
    }
}
