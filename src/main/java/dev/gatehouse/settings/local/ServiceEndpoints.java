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
 * The addresses of a local stack's services: {@code aws:endpoints}, a setting of the AWS provider. A stack without it runs
 * on AWS.
 *
 * @param cognito base of issuer, JSON API and hosted pages, {@code http://localhost:9401}
 * @param api base of the API, {@code http://localhost:9400}
 */
public record ServiceEndpoints(URI cognito, URI api) {
    public static final Schema KEYS = new Schema(
            "The addresses of a local stack's services; a setting of the AWS provider. It must contain every service that the"
                    + " program uses: for a missing one, a local stack would call a real account.");

    private static final TextPattern ADDRESS = KEYS.pattern(
            "http://" + HostPattern.LOOPBACK + ":(?:0|[1-9]\\d{0,4})",
            "endpoint-loopback",
            "must be an http URL with a loopback host and a port",
            "write http://localhost:9401");

    private static final Key<Optional<String>> COGNITO =
            service("cognitoidp", "the address of issuer, user pools and sign-in pages; port 0 selects a free port");
    private static final Key<Optional<String>> API =
            service("apigatewayv2", "the address of the API; port 0 selects a free port");

    static {
        for (String other : List.of(
                "lambda", "iam", "logs", "cloudwatch", "secretsmanager", "sns", "sts", "acm", "route53", "wafv2")) {
            service(other, "the same address as cognitoidp");
        }
        KEYS.text("cloudcontrol", ADDRESS)
                .describe("the same address as cognitoidp; a stack with CIMD policies needs it")
                .source("Pulumi AWS provider, endpoints")
                .example("http://localhost:9401")
                .optional();
    }

    private static final Rule SINGLE_ENTRY =
            KEYS.rule("endpoints", "must have one entry", "write one entry with every service");

    private static Key<Optional<String>> service(String name, String what) {
        return KEYS.text(name, ADDRESS)
                .describe(what)
                .source("Pulumi AWS provider, endpoints")
                .example("http://localhost:9401")
                .required("write the local address of every service, so that no request goes to an AWS account");
    }

    /**
     * The address of a service that only another program uses, such as {@code s3}: any loopback address.
     *
     * @param address as the stack file contains it
     */
    public static void checkOther(Object address, ConfigPath path) {
        if (!(address instanceof String text) || !ADDRESS.matches(text)) {
            path.report(ADDRESS.rule(), address);
        }
    }

    public static Optional<ServiceEndpoints> read(List<Section> sections, boolean written, ConfigPath path) {
        // Without an entry, a local stack would call a real account.
        if (written && sections.size() != 1) {
            path.report(SINGLE_ENTRY, sections.size());
        }
        return sections.stream()
                .findFirst()
                .flatMap(section -> section.get(COGNITO)
                        .flatMap(cognito -> section.get(API)
                                .map(api -> new ServiceEndpoints(URI.create(cognito), URI.create(api)))));
    }
}
