package dev.gatehouse.settings.local;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.HostPattern;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a local stack's services answer: {@code aws:endpoints}, the AWS provider's own setting. A stack without it is on
 * AWS.
 *
 * @param cognito base of issuer, JSON API and hosted pages, {@code http://localhost:9401}
 * @param api base of the API, {@code http://localhost:9400}
 */
public record ServiceEndpoints(URI cognito, URI api) {
    public static final Schema KEYS = new Schema(
            "Where a local stack's services answer: the AWS provider's own setting. Every service that the program"
                    + " touches is there: one left out would let a local stack reach a real account.");

    private static final TextPattern ADDRESS = KEYS.pattern(
            "http://" + HostPattern.LOOPBACK + ":(?:0|[1-9]\\d{0,4})",
            "endpoint-loopback",
            "must be a loopback address with its port",
            "write http://localhost:9401");

    private static final Key<Optional<String>> COGNITO =
            service("cognitoidp", "issuer, user pools and sign-in pages; port 0 picks a free one");
    private static final Key<Optional<String>> API = service("apigatewayv2", "the API; port 0 picks a free one");

    static {
        for (String other : List.of(
                "lambda", "iam", "logs", "cloudwatch", "secretsmanager", "sns", "sts", "acm", "route53", "wafv2")) {
            service(other, "as cognitoidp");
        }
    }

    private static final Rule ONE_ENTRY = KEYS.rule("endpoints", "must have one entry", "keep one, with every service");

    private static Key<Optional<String>> service(String name, String what) {
        return KEYS.text(name, ADDRESS)
                .describe(what)
                .source("Pulumi AWS provider, endpoints")
                .example("http://localhost:9401")
                .required("name the local address of every service, so that nothing reaches an account");
    }

    public static Optional<ServiceEndpoints> read(List<Section> sections, boolean written, ConfigPath path) {
        // None at all would let a local stack reach a real account.
        if (written && sections.size() != 1) {
            path.report(ONE_ENTRY, sections.size());
        }
        return sections.stream()
                .findFirst()
                .flatMap(section -> section.get(COGNITO)
                        .flatMap(cognito -> section.get(API)
                                .map(api -> new ServiceEndpoints(URI.create(cognito), URI.create(api)))));
    }
}
