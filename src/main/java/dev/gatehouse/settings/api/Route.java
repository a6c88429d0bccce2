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
 * A route of the API: it needs a scope, or is public.
 *
 * @param method {@code GET}, …, or {@code ANY}
 * @param path {@code /resources/{id}}; {@code {proxy+}} only at its end
 * @param scopes short names, 1 to 10; a token needs one of them. Empty for a public route
 * @param group that the function in {@code lambda/} checks in addition to the scopes; needs scopes
 * @param throttle of this route; without it the throttle of the stage applies
 */
public record Route(
        String method,
        String path,
        List<String> scopes,
        Optional<String> group,
        Optional<ApiSettings.Throttle> throttle) {
    public static final Schema KEYS = new Schema("A route of the API: it needs a scope, or is public.");

    public static final TextPattern KEY = KEYS.pattern(
            "(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (/|(?:/(?:[A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+\\}))*"
                    + "(?:/[A-Za-z0-9._~-]+|/\\{[A-Za-z0-9_]+\\+?\\}))",
            "route-key",
            "must be a method in upper case, one space and a path, with {name+} only at the end",
            "write it like GET /resources/{id}");

    private static final Key<Boolean> PUBLIC = KEYS.flag("public")
            .describe("whether any caller may use the route without a token")
            .withDefault(false);
    private static final Key<List<String>> SCOPES = KEYS.textList(
                    "scopes", TextPattern.ANY, Limit.atMost(10, "delete some"))
            .describe("short names; a token needs one of them")
            .source("API Gateway quotas: 10 authorization scopes a route")
            .example(List.of("read"))
            .emptyByDefault();
    private static final Key<Optional<String>> GROUP = KEYS.text("group", TextPattern.ANY)
            .describe(
                    "the function in lambda/ rejects users outside this group; for other functions, grant the scope by group")
            .example("admin")
            .optional();

    private static final Key<Optional<Section>> THROTTLE = KEYS.section("throttle", RouteThrottle.KEYS)
            .describe("limits the requests to this route, in place of the throttle of the stage")
            .optional();

    private static final Rule NO_AUTHORIZATION =
            KEYS.rule("route-open", "must have scopes or be public", "write scopes: [read], or public: true");
    private static final Rule PUBLIC_WITH_SCOPES =
            KEYS.rule("route-public", "must not be combined with scopes or group", "delete one of them");
    public static final Rule GROUP_UNCHECKED = KEYS.rule(
            "route-group",
            "must be absent with your own function, <code>, which does not check it",
            "grant the scope by group, so that API Gateway checks it for any function: in gatehouse:scopes.scopes write"
                    + " <scope>: {description: …, groups: [<group>]}, and delete group here");
    public static final Rule DUPLICATE = KEYS.rule(
            "route-twice", "must differ from '<other>' in more than the names of path variables", "delete one of them");

    public static final Rule RESERVED = KEYS.rule(
            "route-reserved",
            "must not be /ping or /sping, where API Gateway answers with its own health check",
            "rename it, for example to /health");

    public Route {
        scopes = List.copyOf(scopes);
        if (scopes.isEmpty() && group.isPresent()) {
            throw new IllegalArgumentException("a public route has no group: " + method + " " + path);
        }
    }

    /** The route key of API Gateway: {@code GET /resources/{id}}. */
    public String key() {
        return method + " " + path;
    }

    public boolean isPublic() {
        return scopes.isEmpty();
    }

    /** Whether API Gateway reserves the path, for all methods (Amazon API Gateway important notes). */
    public boolean isReserved() {
        return path.equals("/ping") || path.equals("/sping");
    }

    /** The key without the names of path variables. API Gateway treats two routes with equal normalized keys as one. */
    public String normalizedKey() {
        return key().replaceAll("\\{[^}+]+\\}", "{}").replaceAll("\\{[^}+]+\\+\\}", "{+}");
    }

    public static Optional<Route> read(String key, Section section) {
        boolean open = section.get(PUBLIC);
        List<String> scopes = section.get(SCOPES);
        Optional<String> group = section.get(GROUP);
        if (open && !(scopes.isEmpty() && group.isEmpty())) {
            section.path(PUBLIC).report(PUBLIC_WITH_SCOPES, "on");
            scopes = List.of();
        }
        if (!open && scopes.isEmpty()) {
            section.path().report(NO_AUTHORIZATION, "neither");
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
