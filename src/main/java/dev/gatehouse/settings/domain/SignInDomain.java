package dev.gatehouse.settings.domain;

import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.pool.FeaturePlan;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/**
 * Where the sign-in pages and the OAuth endpoints live: at a prefix of AWS's own host, or under a name of one's own.
 *
 * @param prefix of {@code <prefix>.auth.<region>.amazoncognito.com}; unique in the region over all accounts
 * @param custom the name instead of a prefix
 * @param parentRecord check by default; of a custom name alone
 * @param pages classic by default
 */
public record SignInDomain(
        Optional<String> prefix, Optional<CustomDomain> custom, ParentRecord parentRecord, LoginPages pages) {
    public static final Schema KEYS =
            new Schema("Where the sign-in pages and the OAuth endpoints live: `prefix` or `custom`."
                    + " Never put one pool's name below another's, as in auth.example.com and uk.auth.example.com: browsers"
                    + " send the cookies of the first to the second.");

    /** CloudFront, which serves custom sign-in domains, takes certificates from there alone. */
    public static final String CERTIFICATE_REGION = "us-east-1";

    private static final TextPattern FORM = KEYS.pattern(
            "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
            "prefix-form",
            "must be 1 to 63 lower-case letters, digits or hyphens, no hyphen at an end",
            "write it like my-api-auth");

    private static final Key<Optional<String>> PREFIX = KEYS.text("prefix", FORM)
            .describe("of `<prefix>.auth.<region>.amazoncognito.com`; unique in the region over all accounts")
            .source("Cognito, CreateUserPoolDomain")
            .example("my-api-auth")
            .optional();

    /** Three labels, since the name above it needs an A record and no top-level domain has one; 63 by Cognito. */
    private static final CustomDomainKeys CUSTOM = new CustomDomainKeys(
            KEYS,
            "sign-in",
            "custom",
            3,
            63,
            "the sign-in pages",
            "where CloudFront takes certificates from whatever the pool's region");

    private static final Key<ParentRecord> PARENT_RECORD = KEYS.choice("parentRecord", ParentRecord.class)
            .describe("whether the A record wanted right above `custom` is looked up, made in the zone, or left to you")
            .source("Amazon Cognito, Using your own domain, prerequisites")
            .withDefault(ParentRecord.CHECK);
    private static final Key<LoginPages> PAGES = KEYS.choice("pages", LoginPages.class)
            .describe("the classic hosted pages, or managed login, which needs the tier essentials and a style by client")
            .source("Amazon Cognito, managed login")
            .withDefault(LoginPages.CLASSIC);

    private static final Rule RESERVED =
            KEYS.rule("prefix-reserved", "must not contain '<word>', which Cognito reserves", "choose another word");
    private static final Rule ONE =
            KEYS.rule("domain-one", "must have prefix or custom, and not both", "keep one of them");
    private static final Rule PARTITION = KEYS.rule(
            "sign-in-partition",
            "must be a prefix in the partition <partition>, where user pools have no custom domains",
            "write prefix instead");
    private static final Rule MAKE = KEYS.rule(
            "parent-make",
            "needs a zone that holds the name right above custom",
            "give that zone, or make the record yourself and write check");

    private static final String STYLE = KEYS.warning("managed login shows an error page for a client that has no style,"
            + " and com.pulumi:aws 6.83.0 cannot declare one: make one for each client with aws cognito-idp"
            + " create-managed-login-branding");

    /** Refused by Cognito in a prefix (Using the Amazon Cognito prefix domain). */
    private static final List<String> RESERVED_WORDS = List.of("aws", "amazon", "cognito");

    public SignInDomain {
        if (prefix.isPresent() == custom.isPresent()) {
            throw new IllegalArgumentException("a domain has a prefix or a name of its own");
        }
        if (prefix.isPresent() && !FORM.matches(prefix.get())) {
            throw new IllegalArgumentException("not a domain prefix: " + prefix.get());
        }
    }

    /** The name that must have an A record before AWS makes the custom one; empty for a prefix. */
    public Optional<String> parentDomain() {
        return custom.map(CustomDomain::parentDomain);
    }

    /** The custom name as written, whatever else is wrong. */
    public static Optional<String> customHost(Section section) {
        return CUSTOM.host(section);
    }

    public static Optional<SignInDomain> read(Section section, FeaturePlan plan, Optional<String> region) {
        Optional<String> prefix = section.get(PREFIX);
        prefix.ifPresent(text -> RESERVED_WORDS.stream()
                .filter(text::contains)
                .forEach(word -> section.path(PREFIX).report(RESERVED, text, word)));
        Optional<CustomDomain> custom = CUSTOM.read(section, Optional.of(CERTIFICATE_REGION));
        boolean both = section.has(PREFIX) && CUSTOM.isWritten(section);
        boolean neither = !section.has(PREFIX) && !CUSTOM.isWritten(section);
        if (both || neither) {
            section.path().report(ONE, both ? "both" : "neither");
        }
        if (CUSTOM.isWritten(section)) {
            region.flatMap(Partition::of)
                    .filter(partition -> !partition.hasCustomSignInDomains())
                    .ifPresent(partition -> CUSTOM.path(section)
                            .report(PARTITION, CUSTOM.host(section).orElse(""), partition.id()));
        }
        parentRecord(section, custom);
        boolean managed = section.get(PAGES) == LoginPages.MANAGED;
        plan.requireEssentials(managed, section.path(PAGES), "managed");
        if (managed) {
            section.path(PAGES).warn(STYLE);
        }
        return prefix.isPresent() == custom.isPresent()
                ? Optional.empty()
                : Optional.of(new SignInDomain(prefix, custom, section.get(PARENT_RECORD), section.get(PAGES)));
    }

    private static void parentRecord(Section section, Optional<CustomDomain> custom) {
        if (!CUSTOM.isWritten(section)) {
            CUSTOM.alone(section, PARENT_RECORD);
        }
        if (section.get(PARENT_RECORD) == ParentRecord.MAKE) {
            custom.filter(name -> name.zone()
                            .filter(zone -> zone.canContain(name.parentDomain()))
                            .isEmpty())
                    .ifPresent(name -> section.path(PARENT_RECORD).report(MAKE, "make"));
        }
    }
}
