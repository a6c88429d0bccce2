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

/** The routes of an API in the order in which they are tried; made once for each declaration. */
public final class RouteTable {
    private static final String DEFAULT = "$default";

    private record Entry(RoutePattern pattern, HttpApi.Route route) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> keys;
    private Optional<HttpApi.Route> otherwise = Optional.empty();

    public RouteTable(List<HttpApi.Route> routes) {
        keys = routes.stream().map(HttpApi.Route::key).sorted().toList();
        for (HttpApi.Route route : routes) {
            if (route.key().equals(DEFAULT)) {
                otherwise = Optional.of(route);
                continue;
            }
            RoutePattern.of(route.key())
                    .ifPresentOrElse(
                            pattern -> entries.add(new Entry(pattern, route)), () -> unreadable.add(route.key()));
        }
        entries.sort(Comparator.comparing(Entry::pattern, RoutePattern.MOST_SPECIFIC_FIRST));
    }

    /** The route that answers; empty is 404, never 405 (OBS yulin 299). */
    public Optional<RouteMatch> match(String method, RawPath path) {
        for (Entry entry : entries) {
            Optional<Map<String, String>> variables = entry.pattern().match(method, path.segments());
            if (variables.isPresent()) {
                return Optional.of(new RouteMatch(entry.route(), PercentEncoding.decodeValues(variables.get())));
            }
        }
        // CHOICE: $default catches the documented methods only, as ANY does.
        return RoutePattern.METHODS.contains(method)
                ? otherwise.map(route -> new RouteMatch(route, Map.of()))
                : Optional.empty();
    }

    /** Why nothing matched, for the log. */
    public String mismatch(String method, RawPath path) {
        String reason =
                "no route for " + LogValue.plain(method) + " /" + LogValue.plain(String.join("/", path.segments()))
                        + ": declared are " + (keys.isEmpty() ? "none" : String.join(", ", keys));
        return unreadable.isEmpty()
                ? reason
                : reason + "; keys that cannot be read: " + String.join(", ", unreadable)
                        + " (METHOD /path, a {greedy+} variable only at the end)";
    }
}
