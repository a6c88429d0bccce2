package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One route of the API: closed by scopes, or public by name.
 *
 * @param method {@code GET}, …, or {@code ANY}
 * @param path {@code /resources/{id}}; {@code {proxy+}} only at its end
 * @param scopes short names, any one of which suffices, 1 to 10; none when public
 * @param group that {@code lambda/}'s function checks beside the scopes; needs scopes
 * @param throttle of this route alone; without it the stage's own counts
 */
public record Route(
        String method,
        String path,
        List<String> scopes,
        Optional<String> group,
        Optional<ApiSettings.Throttle> throttle) {
    public static final Schema KEYS = new Schema("One route of the API: closed by scopes, or public by name.");

    public static final TextPattern KEY = KEYS.pattern(
            "(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (/|(?:/(?:[A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+\\}))*"
                    + "(?:/[A-Za-z0-9._~-]+|/\\{[A-Za-z0-9_]+\\+?\\}))",
            "route-key",
            "must be a method in upper case, one blank and a path, with {name+} only at the end",
            "write it like GET /resources/{id}");

    private static final Key<Boolean> PUBLIC = KEYS.flag("public")
            .describe("whether anybody may call it, without a token")
            .withDefault(false);
    private static final Key<List<String>> SCOPES = KEYS.textList(
                    "scopes", TextPattern.ANY, Limit.atMost(10, "delete some"))
            .describe("short names, any one of which lets a token in")
            .source("API Gateway quotas: 10 authorization scopes a route")
            .example(List.of("read"))
            .emptyByDefault();
    private static final Key<Optional<String>> GROUP = KEYS.text("group", TextPattern.ANY)
            .describe("lambda/'s function refuses users outside this group; for any function, grant the scope by group")
            .example("admin")
            .optional();

    private static final Key<Optional<Section>> THROTTLE = KEYS.section("throttle", RouteThrottle.KEYS)
            .describe("how many requests this route takes, beside the stage's own throttle")
            .optional();

    private static final Rule OPEN = KEYS.rule(
            "route-open", "must be closed by scopes, or opened by name", "write scopes: [read], or public: true");
    private static final Rule PUBLIC_ALONE =
            KEYS.rule("route-public", "must not stand beside scopes or group", "delete one of them");
    public static final Rule GROUP_UNCHECKED = KEYS.rule(
            "route-group",
            "must be absent beside a function of your own, <code>, which does not check it",
            "grant the scope by group, which API Gateway then checks for any function: in gatehouse:scopes.scopes write"
                    + " <scope>: {description: …, groups: [<group>]}, and delete group here");
    public static final Rule TWICE = KEYS.rule(
            "route-twice", "must differ from '<other>' by more than the names of variables", "delete one of them");

    public static final Rule RESERVED = KEYS.rule(
            "route-reserved",
            "must not be /ping or /sping, where API Gateway answers with its own health check",
            "rename it, such as to /health");

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

    /** Whether its path is one that API Gateway keeps for itself, with any method (Amazon API Gateway important notes). */
    public boolean isReserved() {
        return path.equals("/ping") || path.equals("/sping");
    }

    /** The key with all variables named alike: two routes with one shape are one route to API Gateway. */
    public String normalizedKey() {
        return key().replaceAll("\\{[^}+]+\\}", "{}").replaceAll("\\{[^}+]+\\+\\}", "{+}");
    }

    public static Optional<Route> read(String key, Section section) {
        boolean open = section.get(PUBLIC);
        List<String> scopes = section.get(SCOPES);
        Optional<String> group = section.get(GROUP);
        if (open && !(scopes.isEmpty() && group.isEmpty())) {
            section.path(PUBLIC).report(PUBLIC_ALONE, "on");
            scopes = List.of();
        }
        if (!open && scopes.isEmpty()) {
            section.path().report(OPEN, "neither");
        }
        Optional<ApiSettings.Throttle> throttle = section.get(THROTTLE).flatMap(RouteThrottle::read);
        Matcher matcher = KEY.pattern().matcher(key);
        return matcher.matches()
                ? Optional.of(new Route(
                        matcher.group(1),
                        matcher.group(2),
                        scopes,
                        scopes.isEmpty() ? Optional.empty() : group,
                        throttle))
                : Optional.empty();
    }
}
