package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.TextPattern;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An AWS partition, with its own Regions, ARNs and host names. Partitions without documented host names for user pools are
 * not supported: {@code aws-cn} has no sign-in domains.
 */
public enum Partition {
    /** Using the Amazon Cognito prefix domain: {@code prefix.auth.region.amazoncognito.com}. */
    AWS("aws", "(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\\d", "auth", true),
    /** Amazon Cognito in AWS GovCloud (US): FIPS endpoints only, and no custom domains of user pools. */
    AWS_US_GOV("aws-us-gov", "us-gov-(?:west|east)-1", "auth-fips", false);

    private final String id;
    private final String regions;
    private final String authLabel;
    private final boolean customSignInDomains;

    Partition(String id, String regions, String authLabel, boolean customSignInDomains) {
        this.id = id;
        this.regions = regions;
        this.authLabel = authLabel;
        this.customSignInDomains = customSignInDomains;
    }

    /** A regular expression for the Regions of all partitions, as {@link TextPattern} needs it. */
    static String anyRegion() {
        return Arrays.stream(values()).map(each -> each.regions).collect(Collectors.joining("|"));
    }

    public static Optional<Partition> of(String region) {
        return Arrays.stream(values())
                .filter(each -> Pattern.matches(each.regions, region))
                .findFirst();
    }

    /** The id in ARNs: {@code aws}. */
    public String id() {
        return id;
    }

    /** The label between prefix and Region in the host name of the sign-in pages: {@code auth}. */
    public String authLabel() {
        return authLabel;
    }

    /** Whether the sign-in pages can have a custom domain. */
    public boolean hasCustomSignInDomains() {
        return customSignInDomains;
    }
}
