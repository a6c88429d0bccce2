package dev.gatehouse.settings.api;

import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.FirewallSettings;
import dev.gatehouse.settings.schema.HostPattern;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/**
 * The API in front of the function.
 *
 * @param cors origins of the web pages that may call the API; none by default
 * @param throttle limits requests to the whole stage
 * @param payloadFormat of the events that the function receives
 * @param rest present for a REST API, absent for an HTTP API
 * @param domain a custom domain; absent by default: the API then has its execute-api host name only
 */
public record ApiSettings(
        List<String> cors,
        Throttle throttle,
        PayloadFormat payloadFormat,
        Optional<RestOptions> rest,
        Optional<FirewallSettings> firewall,
        Optional<CustomDomain> domain) {
    /** The type of an API (API Gateway, choosing between REST APIs and HTTP APIs). */
    public enum Kind {
        HTTP,
        REST
    }

    /** The payload format version of an HTTP API (API Gateway, Lambda proxy integrations for HTTP APIs). */
    public enum PayloadFormat {
        /** The format of a REST API: claims at {@code requestContext.authorizer.claims}. */
        V1("1.0"),
        /** Claims at {@code requestContext.authorizer.jwt.claims}. */
        V2("2.0");

        private final String version;

        PayloadFormat(String version) {
            this.version = version;
        }

        /** As AWS writes it. */
        public String version() {
            return version;
        }
    }

    /**
     * @param rate requests a second, 1 to 10 000; 50 by default
     * @param burst requests at once, 1 to 5 000; 100 by default
     */
    public record Throttle(int rate, int burst) {
        public static final Schema KEYS = new Schema("Limits the requests to the whole stage.");

        private static final Key<Integer> RATE = KEYS.integer("rate", 1, 10_000)
                .describe("requests a second")
                .source("API Gateway quotas: 10 000 requests a second an account")
                .withDefault(50);
        private static final Key<Integer> BURST = KEYS.integer("burst", 1, 5_000)
                .describe("requests that can arrive at the same moment")
                .source("API Gateway quotas: a burst of 5 000 an account")
                .withDefault(100);

        public Throttle {
            // A stage with a zero throttle answers 429 to everything.
            if (rate < 1 || burst < 1) {
                throw new IllegalArgumentException("a throttle of zero rejects every request");
            }
        }

        private static Throttle read(Section section) {
            return new Throttle(section.get(RATE), section.get(BURST));
        }
    }

    public static final Schema KEYS = new Schema(
            "The API in front of the function.", RestRules.KEYS, PreflightRoutes.KEYS, ApiDomainSettings.KEYS);

    private static final Key<Kind> KIND = KEYS.choice("kind", Kind.class)
            .describe("the API type: an HTTP API or a REST API")
            .source("API Gateway, choosing between REST APIs and HTTP APIs")
            .withDefault(Kind.HTTP);
    private static final Key<PayloadFormat> PAYLOAD = KEYS.choice("payload", PayloadFormat.class)
            .describe(
                    "payload format version of an HTTP API: v1 for a function written for a REST API, which always uses v1")
            .source("API Gateway, Lambda proxy integrations for HTTP APIs")
            .withDefault(PayloadFormat.V2);
    private static final Rule PAYLOAD_REST = KEYS.rule(
            "payload-rest",
            "must be absent for a REST API, which has only one payload format",
            "delete it, or write kind: http");

    /** Browsers send scheme and host in lower case, so an origin with upper-case letters never matches (RFC 6454 section 6). */
    private static final TextPattern ORIGIN = KEYS.pattern(
            "https://" + HostPattern.ANY + "(?::\\d{1,5})?|http://" + HostPattern.LOOPBACK + "(?::\\d{1,5})?",
            "cors-origin",
            "must be an exact origin: https (http on loopback), host and port, no path, no wildcard",
            "write it like https://app.example.com");

    private static final Key<List<String>> CORS = KEYS.textList("cors", ORIGIN, Limit.NONE)
            .describe("origins of the web pages that may call the API, compared exactly")
            .source("API Gateway, configuring CORS for HTTP APIs; RFC 6454")
            .example(List.of("https://app.example.com"))
            .emptyByDefault();
    private static final Key<Section> THROTTLE = KEYS.section("throttle", Throttle.KEYS)
            .describe("limits the requests to the whole stage")
            .emptyByDefault();

    private static final Key<Optional<Section>> FIREWALL = KEYS.section("firewall", FirewallSettings.KEYS)
            .describe("an AWS WAF web ACL for the API")
            .source("API Gateway, choosing between REST APIs and HTTP APIs: AWS WAF")
            .optional();

    private static final Rule HTTP_FIREWALL = KEYS.rule(
            "firewall-http",
            "must be absent for an HTTP API, which does not support AWS WAF",
            "write kind: rest, put CloudFront with a web ACL in front of the API, or lower the throttle");
    private static final Key<Section> REST = KEYS.section("rest", RestOptions.KEYS)
            .describe("options that only a REST API has")
            .emptyByDefault();

    private static final Rule REST_KIND = KEYS.rule(
            "rest-kind",
            "must be absent for kind: http: an HTTP API does not have these options",
            "write kind: rest, or delete it");
    private static final Rule CORS_LOOPBACK = KEYS.rule(
            "cors-loopback", "must not be a loopback origin in a protected stack", "use it in the dev stack only");

    public ApiSettings {
        cors = List.copyOf(cors);
    }

    public static ApiSettings read(Section section, Identity identity, Optional<String> region) {
        boolean protection = identity.protection();
        List<String> cors = section.get(CORS);
        for (int i = 0; i < cors.size(); i++) {
            if (protection && cors.get(i).startsWith("http:") && ORIGIN.matches(cors.get(i))) {
                section.path(CORS).item(i).report(CORS_LOOPBACK, cors.get(i));
            }
        }
        Kind kind = section.get(KIND);
        if (kind == Kind.HTTP && section.has(REST)) {
            section.path(REST).report(REST_KIND, "kind: http");
        }
        if (kind == Kind.HTTP && section.has(FIREWALL)) {
            section.path(FIREWALL).report(HTTP_FIREWALL, "on");
        }
        if (kind == Kind.REST && section.has(PAYLOAD)) {
            section.path(PAYLOAD).report(PAYLOAD_REST, "kind: rest");
        }
        if (kind == Kind.REST) {
            OtherClients.check(identity, section.get(REST), section.path(KIND));
        }
        RestOptions rest = RestOptions.read(section.get(REST));
        return new ApiSettings(
                cors,
                Throttle.read(section.get(THROTTLE)),
                kind == Kind.REST ? PayloadFormat.V1 : section.get(PAYLOAD),
                kind == Kind.REST ? Optional.of(rest) : Optional.empty(),
                section.get(FIREWALL).map(FirewallSettings::read),
                ApiDomainSettings.read(section, region));
    }
}
