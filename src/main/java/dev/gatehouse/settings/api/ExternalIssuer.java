package dev.gatehouse.settings.api;

import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody else's issuer, whose tokens the API trusts in place of a user pool's.
 *
 * @param url compared with {@code iss} as a text, so it is as that issuer spells it
 * @param audiences of which a token's {@code aud}, else its {@code client_id}, must name one; 1 to 50
 */
public record ExternalIssuer(String url, List<String> audiences) {
    public static final Schema KEYS = new Schema(
            "Somebody else's OpenID Connect issuer, whose tokens the API trusts; then there is no user pool, no client and"
                    + " no sign-in page.");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Key<Optional<String>> URL = KEYS.text("url", TextPattern.ANY)
            .describe("as tokens carry it in iss, letter by letter; keys are found through its discovery document")
            .source("API Gateway, JWT authorizers; OpenID Connect Discovery 1.0 section 4")
            .example("https://idp.example.com/tenant")
            .required("write it as the issuer's own discovery document does");

    private static final TextPattern AUDIENCE = KEYS.pattern(
            "\\S{1,1024}", "audience", "must be a text without blanks", "write it as the issuer puts it into aud");
    private static final Key<Optional<List<String>>> AUDIENCES = KEYS.textList(
                    "audiences", AUDIENCE, Limit.atMost(50, "delete some"))
            .describe("of which a token's aud, else its client_id, must name one")
            .source("API Gateway quotas: 50 audiences a JWT authorizer")
            .example(List.of("https://api.example.com"))
            .required("name what the issuer writes into aud for this API: without it any of its tokens would do");

    private static final Rule FORM = KEYS.rule(
            "issuer-form",
            "must be an https address without query, fragment and user part",
            "write it like https://idp.example.com/tenant");
    private static final Rule HTTP =
            KEYS.rule("issuer-http", "may use http only for this machine, and in a local stack", "use https");
    private static final Rule ALONE = KEYS.rule(
            "issuer-alone",
            "must not stand beside gatehouse:issuer, which has users and clients of its own",
            "delete it");
    private static final Rule REST = KEYS.rule(
            "issuer-rest",
            "must be http beside gatehouse:issuer: a REST API trusts user pools alone",
            "write kind: http");
    private static final Rule GROUP = KEYS.rule(
            "issuer-group",
            "must be absent beside gatehouse:issuer: groups are a user pool's",
            "give the route a scope of its own");
    private static final Rule USERS =
            KEYS.rule("issuer-users", "must be absent beside gatehouse:issuer, which has its own", "delete them");

    public ExternalIssuer {
        audiences = List.copyOf(audiences);
    }

    /** @param local whether the stack is on this machine, where an issuer may be as well */
    public static Optional<ExternalIssuer> read(Section section, boolean local) {
        Optional<String> url = section.get(URL);
        url.ifPresent(text -> check(text, local, section.path(URL)));
        Optional<List<String>> audiences = section.get(AUDIENCES);
        return url.isPresent() && audiences.isPresent()
                ? Optional.of(new ExternalIssuer(url.get(), audiences.get()))
                : Optional.empty();
    }

    private static void check(String text, boolean local, ConfigPath path) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            path.report(FORM, text);
            return;
        }
        boolean http = "http".equals(uri.getScheme());
        if (!(http || "https".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            path.report(FORM, text);
        } else if (http && !(local && LOOPBACK.contains(uri.getHost()))) {
            path.report(HTTP, text);
        }
    }

    /** What belongs to a user pool has no place beside another issuer. */
    public static void rejectPoolSettings(List<ConfigPath> written) {
        written.forEach(path -> path.report(ALONE, "a setting of a user pool"));
    }

    public static void check(ApiSettings api, List<Route> routes, Optional<LocalSettings> local, Problems problems) {
        if (api.rest().isPresent()) {
            new ConfigPath("gatehouse:api.kind", problems).report(REST, "rest");
        }
        routes.forEach(route -> route.group()
                .ifPresent(group ->
                        new ConfigPath("gatehouse:routes." + route.key() + ".group", problems).report(GROUP, group)));
        local.filter(settings -> !settings.users().isEmpty())
                .ifPresent(settings -> new ConfigPath("gatehouse:local.users", problems)
                        .report(USERS, settings.users().size() + " users"));
    }
}
