package dev.gatehouse.settings.domain;

import dev.gatehouse.settings.aws.HostedZoneReference;
import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a custom domain and their rules, for the sign-in pages and for the API. */
public final class CustomDomainKeys {
    /** RFC 1035 section 2.3.4, RFC 1123 section 2.1: 63 characters, and no underscore in a host's name. */
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label of a public name is not a number (RFC 3696 section 2). */
    private static final String TOP_LEVEL_LABEL = "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):acm:([a-z0-9-]+):\\d{12}:certificate/[A-Za-z0-9-]+");

    private final Key<Optional<String>> host;
    private final Key<Optional<String>> zone;
    private final Key<Optional<String>> certificate;
    private final Rule zoneParent;
    private final Rule certificateLocation;
    private final Rule certificateNone;
    private final Rule domainMissing;

    /**
     * @param schema that the keys are added to
     * @param code prefix of the rule codes
     * @param key name of the key for the host
     * @param minLabels of the host
     * @param maxLength of the host, in characters
     * @param owner in sentences: {@code the sign-in pages}
     * @param certificateRegion the required Region of certificates, in sentences
     */
    public CustomDomainKeys(
            Schema schema,
            String code,
            String key,
            int minLabels,
            int maxLength,
            String owner,
            String certificateRegion) {
        String example = key.equals("custom") ? "auth.example.com" : "api.example.com";
        TextPattern hosts = schema.pattern(
                "(?=.{1," + maxLength + "}$)(?:" + LABEL + "\\.){" + (minLabels - 1) + ",}" + TOP_LEVEL_LABEL,
                code + "-host",
                "must be a host name of at least " + minLabels + " labels and at most " + maxLength
                        + " characters; labels are 1 to 63 lower-case letters, digits or inner hyphens",
                "write it like " + example);
        TextPattern zones = schema.pattern(
                HostedZoneReference.ID + "|(?=.{1,253}$)(?:" + LABEL + "\\.)+" + TOP_LEVEL_LABEL,
                code + "-zone",
                "must be the name or the id of a public hosted zone",
                "write it like example.com or Z0123456789ABC");
        TextPattern arns = schema.pattern(
                ARN.pattern(),
                code + "-certificate",
                "must be the ARN of a certificate in ACM",
                "write it like arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012");
        host = schema.text(key, hosts)
                .describe("the custom domain of " + owner)
                .source("Amazon Cognito, Using your own domain; API Gateway, custom domain names")
                .example(example)
                .optional();
        zone = schema.text("zone", zones)
                .describe(
                        "the public hosted zone for the DNS records; without it, create them from the output `dnsTargets`")
                .source("Route 53, hosted zones")
                .example("example.com")
                .takesOutput()
                .optional();
        certificate = schema.text("certificate", arns)
                .describe("the ARN of an existing certificate; without it, one is created and validated in the zone")
                .source("AWS Certificate Manager, DNS validation")
                .example("arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012")
                .takesOutput()
                .optional();
        zoneParent = schema.rule(
                code + "-zone-parent",
                "must be the domain of " + owner + " or a parent of it: '<host>' is not in this zone",
                "write the zone that contains it");
        certificateLocation = schema.rule(
                code + "-certificate-place",
                "must be in the partition <partition> and in <region>, " + certificateRegion,
                "use a certificate from there");
        certificateNone = schema.rule(
                code + "-certificate-none",
                "needs zone, to validate a new certificate, or certificate, the ARN of an existing one",
                "add one of them");
        domainMissing =
                schema.rule(code + "-without-domain", "must be absent without " + key, "delete it, or add " + key);
    }

    /** @param region required for the certificate; empty if the Region itself is wrong */
    public Optional<CustomDomain> read(Section section, Optional<String> region) {
        Optional<String> name = section.get(host);
        Optional<HostedZoneReference> where = section.get(zone).map(HostedZoneReference::new);
        Optional<String> given = section.get(certificate);
        if (!section.has(host)) {
            rejectWithoutDomain(section, zone);
            rejectWithoutDomain(section, certificate);
        } else if (!section.has(zone) && !section.has(certificate)) {
            section.path(host).report(certificateNone, name.orElse(""));
        }
        name.ifPresent(of -> where.filter(each -> !each.canContain(of))
                .ifPresent(each -> section.path(zone).report(zoneParent, each.text(), of)));
        given.filter(arn -> !PendingText.isPlaceholder(arn))
                .ifPresent(arn -> region.flatMap(Partition::of)
                        .map(Partition::id)
                        .filter(partition -> !isIn(arn, partition, region.get()))
                        .ifPresent(partition ->
                                section.path(certificate).report(certificateLocation, arn, partition, region.get())));
        return where.isEmpty() && given.isEmpty()
                ? Optional.empty()
                : name.map(of -> new CustomDomain(of, where, given));
    }

    boolean isPresent(Section section) {
        return section.has(host);
    }

    /** The host as written, even if other keys have problems. */
    public Optional<String> host(Section section) {
        return section.get(host);
    }

    public boolean hasZone(Section section) {
        return section.has(zone);
    }

    public ConfigPath path(Section section) {
        return section.path(host);
    }

    /** Reports a key that has no effect without a custom domain. */
    void rejectWithoutDomain(Section section, Key<?> key) {
        if (section.has(key)) {
            section.path(key).report(domainMissing, key.name());
        }
    }

    private static boolean isIn(String arn, String partition, String region) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                && parts.group(1).equals(partition)
                && parts.group(2).equals(region);
    }
}
