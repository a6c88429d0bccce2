package dev.gatehouse.settings.domain;

import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.aws.HostedZoneReference;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that give a host a name of its own, and their rules: once for the sign-in pages, once for the API. */
public final class CustomDomainKeys {
    /** RFC 1035 section 2.3.4, RFC 1123 section 2.1: 63 characters, and no underscore in a host's name. */
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** No last label of a public name is a number (RFC 3696 section 2). */
    private static final String LAST = "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):acm:([a-z0-9-]+):\\d{12}:certificate/[A-Za-z0-9-]+");

    private final Key<Optional<String>> host;
    private final Key<Optional<String>> zone;
    private final Key<Optional<String>> certificate;
    private final Rule zoneParent;
    private final Rule certificatePlace;
    private final Rule certificateNone;
    private final Rule alone;

    /**
     * @param shape whose keys they are
     * @param code what the codes of the rules begin with
     * @param key of the host
     * @param labels the least that it has
     * @param longest of the whole name, in characters
     * @param whose in sentences: {@code the sign-in pages}
     * @param certificatesLive in sentences
     */
    public CustomDomainKeys(
            Schema shape, String code, String key, int labels, int longest, String whose, String certificatesLive) {
        String example = key.equals("custom") ? "auth.example.com" : "api.example.com";
        TextPattern hosts = shape.pattern(
                "(?=.{1," + longest + "}$)(?:" + LABEL + "\\.){" + (labels - 1) + ",}" + LAST,
                code + "-host",
                "must be a name of at least " + labels + " labels and at most " + longest
                        + " characters; a label has 1 to 63 lower-case letters, digits or hyphens, no hyphen at an end",
                "write it like " + example);
        TextPattern zones = shape.pattern(
                HostedZoneReference.ID + "|(?=.{1,253}$)(?:" + LABEL + "\\.)+" + LAST,
                code + "-zone",
                "must be the name of a public hosted zone, or its id",
                "write it like example.com or Z0123456789ABC");
        TextPattern arns = shape.pattern(
                ARN.pattern(),
                code + "-certificate",
                "must be the ARN of a certificate in ACM",
                "write it like arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012");
        host = shape.text(key, hosts)
                .describe("the name of " + whose + ", instead of AWS's own")
                .source("Amazon Cognito, Using your own domain; API Gateway, custom domain names")
                .example(example)
                .optional();
        zone = shape.text("zone", zones)
                .describe(
                        "the public hosted zone that takes the records; without it, make them from the output `dnsTargets`")
                .source("Route 53, hosted zones")
                .example("example.com")
                .optional();
        certificate = shape.text("certificate", arns)
                .describe("a certificate that is there already; without it one is made, and proven in the zone")
                .source("AWS Certificate Manager, DNS validation")
                .example("arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012")
                .optional();
        zoneParent = shape.rule(
                code + "-zone-parent",
                "must be the name of " + whose + " or stand above it: '<host>' is not in it",
                "give the zone that holds it");
        certificatePlace = shape.rule(
                code + "-certificate-place",
                "must be of the partition <partition> and in <region>, " + certificatesLive,
                "give one from there");
        certificateNone = shape.rule(
                code + "-certificate-none",
                "needs zone, to make a certificate in, or certificate, the ARN of one",
                "add one of them");
        alone = shape.rule(
                code + "-alone", "must stand beside " + key + ", which it is for", "delete it, or add " + key);
    }

    /** @param region where the certificate must be; empty when that is wrong itself */
    public Optional<CustomDomain> read(Section section, Optional<String> region) {
        Optional<String> name = section.get(host);
        Optional<HostedZoneReference> where = section.get(zone).map(HostedZoneReference::new);
        Optional<String> given = section.get(certificate);
        if (!section.has(host)) {
            alone(section, zone);
            alone(section, certificate);
        } else if (!section.has(zone) && !section.has(certificate)) {
            section.path(host).report(certificateNone, name.orElse(""));
        }
        name.ifPresent(of -> where.filter(each -> !each.canContain(of))
                .ifPresent(each -> section.path(zone).report(zoneParent, each.text(), of)));
        given.ifPresent(arn -> region.flatMap(Partition::of)
                .map(Partition::id)
                .filter(partition -> !isIn(arn, partition, region.get()))
                .ifPresent(
                        partition -> section.path(certificate).report(certificatePlace, arn, partition, region.get())));
        return where.isEmpty() && given.isEmpty()
                ? Optional.empty()
                : name.map(of -> new CustomDomain(of, where, given));
    }

    boolean isWritten(Section section) {
        return section.has(host);
    }

    /** The name as written, whatever else is wrong. */
    public Optional<String> host(Section section) {
        return section.get(host);
    }

    public boolean hasZone(Section section) {
        return section.has(zone);
    }

    public ConfigPath path(Section section) {
        return section.path(host);
    }

    /** Reports a key that says something of a name that is not there. */
    void alone(Section section, Key<?> key) {
        if (section.has(key)) {
            section.path(key).report(alone, key.name());
        }
    }

    private static boolean isIn(String arn, String partition, String region) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                && parts.group(1).equals(partition)
                && parts.group(2).equals(region);
    }
}
