package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One route of the API: closed by scopes, or public by name.
 *
 * @param method {@code GET}, …, or {@code ANY}
 * @param path {@code /resources/{id}}; {@code {proxy+}} only at its end
 * @param scopes short names, any one of which suffices, 1 to 10; none when public
 * @param group whose members alone the function lets in; needs scopes
 * @param throttle of this route alone; without it the stage's own counts
 */
public record Route(
        String method, String path, List<String> scopes, Optional<String> group, Optional<Api.Throttle> throttle) {
    private static final Pattern KEY = Pattern.compile(
            "(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (/|(?:/(?:[A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+\\}))*"
                    + "(?:/[A-Za-z0-9._~-]+|/\\{[A-Za-z0-9_]+\\+?\\}))");

    /** Amazon API Gateway quotas: authorization scopes per route. */
    private static final int MOST_SCOPES = 10;

    public Route {
        scopes = List.copyOf(scopes);
        if (scopes.isEmpty() && group.isPresent()) {
            throw new IllegalArgumentException("a public route has no group: " + method + " " + path);
        }
    }

    /** As API Gateway names it: {@code GET /resources/{id}}. */
    public String key() {
        return method + " " + path;
    }

    public boolean isPublic() {
        return scopes.isEmpty();
    }

    /** The key with all variables named alike: two routes with one shape are one route to API Gateway. */
    String shape() {
        return key().replaceAll("\\{[^}+]+\\}", "{}").replaceAll("\\{[^}+]+\\+\\}", "{+}");
    }

    static Optional<Route> read(String key, Section section) {
        Problems problems = section.problems();
        boolean open = section.flag("public", false);
        List<String> scopes = section.list("scopes");
        Optional<String> group = section.text("group");
        List<String> clean = new ArrayList<>(scopes);
        if (open && !(scopes.isEmpty() && group.isEmpty())) {
            problems.add(
                    "route-public",
                    section.path("public"),
                    "must not stand beside scopes or group",
                    "on",
                    "delete one of them");
            clean.clear();
        }
        if (!open && scopes.isEmpty()) {
            problems.add(
                    "route-open",
                    section.path(""),
                    "must be closed by scopes, or opened by name",
                    "neither",
                    "write scopes: [read], or public: true");
        }
        if (scopes.size() > MOST_SCOPES) {
            problems.add(
                    "quota", section.path("scopes"), "must be at most " + MOST_SCOPES, scopes.size(), "delete some");
        }
        Optional<Api.Throttle> throttle = section.has("throttle")
                ? Optional.of(Api.Throttle.ofRoute(section.section("throttle")))
                : Optional.empty();
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            problems.add(
                    "route-key",
                    section.path(""),
                    "must be a method in upper case, one blank and a path, with {name+} only at the end",
                    key,
                    "write it like GET /resources/{id}");
            return Optional.empty();
        }
        return Optional.of(new Route(
                matcher.group(1), matcher.group(2), clean, clean.isEmpty() ? Optional.empty() : group, throttle));
    }
}
