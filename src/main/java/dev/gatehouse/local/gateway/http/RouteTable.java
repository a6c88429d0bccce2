package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.gateway.request.RoutePattern;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.PercentEncoding;
import dev.gatehouse.local.state.HttpApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of an HTTP API, in the order in which they are tried; built once for each declaration. */
final class RouteTable {
    private static final String DEFAULT = "$default";

    private record Entry(RoutePattern pattern, HttpApi.Route route) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> invalidKeys = new ArrayList<>();
    private final List<String> keys;
    private Optional<HttpApi.Route> defaultRoute = Optional.empty();

    RouteTable(List<HttpApi.Route> routes) {
        keys = routes.stream().map(HttpApi.Route::key).sorted().toList();
        for (HttpApi.Route route : routes) {
            if (route.key().equals(DEFAULT)) {
                defaultRoute = Optional.of(route);
                continue;
            }
            RoutePattern.of(route.key())
                    .ifPresentOrElse(
                            pattern -> entries.add(new Entry(pattern, route)), () -> invalidKeys.add(route.key()));
        }
        entries.sort(Comparator.comparing(Entry::pattern, RoutePattern.MOST_SPECIFIC_FIRST));
    }

    /** The matching route; empty means 404, never 405 (OBS yulin 299). */
    public Optional<RouteMatch> match(String method, RawPath path) {
        for (Entry entry : entries) {
            Optional<Map<String, String>> variables = entry.pattern().match(method, path.segments());
            if (variables.isPresent()) {
                return Optional.of(new RouteMatch(entry.route(), PercentEncoding.decodeValues(variables.get())));
            }
        }
        // CHOICE: $default matches only the documented methods, as ANY does.
        return RoutePattern.METHODS.contains(method)
                ? defaultRoute.map(route -> new RouteMatch(route, Map.of()))
                : Optional.empty();
    }

    /** Why no route matches, for the log. */
    public String mismatch(String method, RawPath path) {
        String reason = "route: the request must match a declared route, got " + LogValue.plain(method) + " /"
                + LogValue.plain(String.join("/", path.segments())) + "; declared are "
                + (keys.isEmpty() ? "none" : String.join(", ", keys));
        return invalidKeys.isEmpty()
                ? reason
                : reason + "; invalid route keys: " + String.join(", ", invalidKeys)
                        + " (use METHOD /path, with a {greedy+} variable only at the end)";
    }
}
