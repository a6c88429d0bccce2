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
 * The domain of the sign-in pages and the OAuth endpoints: a prefix domain or a custom domain.
 *
 * @param prefix of {@code <prefix>.auth.<region>.amazoncognito.com}; unique in the Region across all accounts
 * @param custom a custom domain instead of a prefix
 * @param parentRecord check by default; only for a custom domain
 * @param pages classic by default
 */
public record SignInDomain(
        Optional<String> prefix, Optional<CustomDomain> custom, ParentRecord parentRecord, LoginPages pages) {
    public static final Schema KEYS =
            new Schema("The domain of the sign-in pages and the OAuth endpoints: `prefix` or `custom`."
                    + " Do not use a subdomain of another user pool's domain, such as uk.auth.example.com below auth.example.com:"
                    + " browsers send the cookies of the parent domain to it.");

    /** CloudFront, which serves custom sign-in domains, accepts certificates only from this Region. */
    public static final String CERTIFICATE_REGION = "us-east-1";

    private static final TextPattern FORM = KEYS.pattern(
            "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
            "prefix-form",
            "must be 1 to 63 lower-case letters, digits or inner hyphens",
            "write it like my-api-auth");

    private static final Key<Optional<String>> PREFIX = KEYS.text("prefix", FORM)
            .describe(
                    "the prefix of `<prefix>.auth.<region>.amazoncognito.com`; unique in the Region across all accounts")
            .source("Cognito, CreateUserPoolDomain")
            .example("my-api-auth")
            .optional();

    /** Three labels, because the parent domain needs an A record and a top-level domain has none; 63 characters by Cognito. */
    private static final CustomDomainKeys CUSTOM = new CustomDomainKeys(
            KEYS,
            "sign-in",
            "custom",
            3,
            63,
            "the sign-in pages",
            "the Region from which CloudFront reads certificates, whatever the Region of the user pool");

    private static final Key<ParentRecord> PARENT_RECORD = KEYS.choice("parentRecord", ParentRecord.class)
            .describe(
                    "whether the A record of the parent domain of `custom` is looked up, created in the zone, or not checked")
            .source("Amazon Cognito, Using your own domain, prerequisites")
            .withDefault(ParentRecord.CHECK);
    private static final Key<LoginPages> PAGES = KEYS.choice("pages", LoginPages.class)
            .describe(
                    "the classic hosted UI, or managed login, which needs the tier essentials and a branding style for each client")
            .source("Amazon Cognito, managed login")
            .withDefault(LoginPages.CLASSIC);

    private static final Rule RESERVED =
            KEYS.rule("prefix-reserved", "must not contain '<word>', which Cognito reserves", "choose another prefix");
    private static final Rule PREFIX_OR_CUSTOM =
            KEYS.rule("domain-one", "must have either prefix or custom", "write one of them");
    private static final Rule PARTITION = KEYS.rule(
            "sign-in-partition",
            "must be absent in the partition <partition>, where user pools have no custom domains",
            "write prefix instead");
    private static final Rule MAKE = KEYS.rule(
            "parent-make",
            "needs a zone that contains the parent domain of custom",
            "write that zone, or create the record yourself and write check");

    private static final String STYLE =
            KEYS.warning("managed login shows an error page for a client without a branding style, which"
                    + " com.pulumi:aws 6.83.0 cannot declare: create one for each client with aws cognito-idp"
                    + " create-managed-login-branding");

    /** Words that Cognito does not accept in a prefix (Using the Amazon Cognito prefix domain). */
    private static final List<String> RESERVED_WORDS = List.of("aws", "amazon", "cognito");

    public SignInDomain {
        if (prefix.isPresent() == custom.isPresent()) {
            throw new IllegalArgumentException("a sign-in domain has either a prefix or a custom domain");
        }
        if (prefix.isPresent() && !FORM.matches(prefix.get())) {
            throw new IllegalArgumentException("not a domain prefix: " + prefix.get());
        }
    }

    /** The domain that must have an A record before AWS creates the custom domain; empty for a prefix. */
    public Optional<String> parentDomain() {
        return custom.map(CustomDomain::parentDomain);
    }

    /** The custom domain as written, even if other keys have problems. */
    public static Optional<String> customHost(Section section) {
        return CUSTOM.host(section);
    }

    public static Optional<SignInDomain> read(Section section, FeaturePlan plan, Optional<String> region) {
        Optional<String> prefix = section.get(PREFIX);
        prefix.ifPresent(text -> RESERVED_WORDS.stream()
                .filter(text::contains)
                .forEach(word -> section.path(PREFIX).report(RESERVED, text, word)));
        Optional<CustomDomain> custom = CUSTOM.read(section, Optional.of(CERTIFICATE_REGION));
        boolean both = section.has(PREFIX) && CUSTOM.isPresent(section);
        boolean neither = !section.has(PREFIX) && !CUSTOM.isPresent(section);
        if (both || neither) {
            section.path().report(PREFIX_OR_CUSTOM, both ? "both" : "neither");
        }
        if (CUSTOM.isPresent(section)) {
            region.flatMap(Partition::of)
                    .filter(partition -> !partition.hasCustomSignInDomains())
                    .ifPresent(partition -> CUSTOM.path(section)
                            .report(PARTITION, CUSTOM.host(section).orElse(""), partition.id()));
        }
        checkParentRecord(section, custom);
        boolean managed = section.get(PAGES) == LoginPages.MANAGED;
        plan.requireEssentials(managed, section.path(PAGES), "managed");
        if (managed) {
            section.path(PAGES).warn(STYLE);
        }
        return prefix.isPresent() == custom.isPresent()
                ? Optional.empty()
                : Optional.of(new SignInDomain(prefix, custom, section.get(PARENT_RECORD), section.get(PAGES)));
    }

    private static void checkParentRecord(Section section, Optional<CustomDomain> custom) {
        if (!CUSTOM.isPresent(section)) {
            CUSTOM.rejectWithoutDomain(section, PARENT_RECORD);
        }
        if (section.get(PARENT_RECORD) == ParentRecord.MAKE) {
            custom.filter(name -> name.zone()
                            .filter(zone -> zone.canContain(name.parentDomain()))
                            .isEmpty())
                    .ifPresent(name -> section.path(PARENT_RECORD).report(MAKE, "make"));
        }
    }
}
