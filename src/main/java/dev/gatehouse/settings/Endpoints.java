package dev.gatehouse.settings;

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
public record Endpoints(URI cognito, URI api) {
    static final Shape KEYS = new Shape(
            "Where a local stack's services answer: the AWS provider's own setting. Every service that the program"
                    + " touches is there: one left out would let a local stack reach a real account.");

    private static final Form ADDRESS = KEYS.form(
            "http://" + Host.LOOPBACK + ":(?:0|[1-9]\\d{0,4})",
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
                .says(what)
                .from("Pulumi AWS provider, endpoints")
                .like("http://localhost:9401")
                .required("name the local address of every service, so that nothing reaches an account");
    }

    static Optional<Endpoints> read(List<Section> sections, boolean written, Place place) {
        // None at all would let a local stack reach a real account.
        if (written && sections.size() != 1) {
            place.report(ONE_ENTRY, sections.size());
        }
        return sections.stream()
                .findFirst()
                .flatMap(section -> section.get(COGNITO)
                        .flatMap(cognito ->
                                section.get(API).map(api -> new Endpoints(URI.create(cognito), URI.create(api)))));
    }
}
