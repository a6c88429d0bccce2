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
 * An OpenID Connect issuer outside this stack. The API accepts its tokens instead of those of a user pool.
 *
 * @param url exactly as the issuer spells it: it is compared with {@code iss} as a text
 * @param audiences 1 to 50; a token's {@code aud}, or its {@code client_id} if it has no {@code aud}, must be one of them
 */
public record ExternalIssuer(String url, List<String> audiences) {
    public static final Schema KEYS = new Schema(
            "An external OpenID Connect issuer whose tokens the API accepts. The stack then has no user pool, no clients and"
                    + " no sign-in pages.");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Key<Optional<String>> URL = KEYS.text("url", TextPattern.ANY)
            .describe("exactly as in the tokens' iss claim; API Gateway finds the keys through its discovery document")
            .source("API Gateway, JWT authorizers; OpenID Connect Discovery 1.0 section 4")
            .example("https://idp.example.com/tenant")
            .required("copy issuer from the issuer's discovery document");

    public static final TextPattern AUDIENCE = KEYS.pattern(
            "\\S{1,1024}", "audience", "must be a text without spaces", "copy the aud claim of the issuer's tokens");
    private static final Key<Optional<List<String>>> AUDIENCES = KEYS.textList(
                    "audiences", AUDIENCE, Limit.atMost(50, "delete some"))
            .describe("a token's aud, or its client_id if it has no aud, must be one of them")
            .source("API Gateway quotas: 50 audiences a JWT authorizer")
            .example(List.of("https://api.example.com"))
            .required(
                    "write the aud claim of the issuer's tokens for this API: without it, any token of the issuer would be accepted");

    private static final Rule FORM = KEYS.rule(
            "issuer-form",
            "must be an https URL without query, fragment or user information",
            "write it like https://idp.example.com/tenant");
    private static final Rule HTTP =
            KEYS.rule("issuer-http", "may use http only for a loopback address in a local stack", "use https");
    private static final Rule CONFLICT = KEYS.rule(
            "issuer-conflict",
            "must be absent with gatehouse:issuer, which has its own users and clients",
            "delete it");
    private static final Rule REST = KEYS.rule(
            "issuer-rest",
            "must be http with gatehouse:issuer: a REST API accepts only tokens of user pools",
            "write kind: http");
    private static final Rule GROUP = KEYS.rule(
            "issuer-group",
            "must be absent with gatehouse:issuer: groups belong to a user pool",
            "use a separate scope for the route");
    private static final Rule USERS =
            KEYS.rule("issuer-users", "must be absent with gatehouse:issuer, which has its own users", "delete them");

    public ExternalIssuer {
        audiences = List.copyOf(audiences);
    }

    /** @param local whether the stack is a local stack, where the issuer may have a loopback address */
    public static Optional<ExternalIssuer> read(Section section, boolean local) {
        Optional<String> url = section.get(URL);
        url.ifPresent(text -> check(text, local, section.path(URL)));
        Optional<List<String>> audiences = section.get(AUDIENCES);
        return url.isPresent() && audiences.isPresent()
                ? Optional.of(new ExternalIssuer(url.get(), audiences.get()))
                : Optional.empty();
    }

    /**
     * Reports an issuer that is not a URL of an issuer.
     *
     * @param local whether the issuer may have a loopback address
     */
    public static void check(String text, boolean local, ConfigPath path) {
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

    /** Reports settings of a user pool in a stack with an external issuer. */
    public static void rejectPoolSettings(List<ConfigPath> written) {
        written.forEach(path -> path.report(CONFLICT, "a setting of a user pool"));
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
