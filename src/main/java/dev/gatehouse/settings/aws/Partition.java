package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.TextPattern;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A separate part of AWS, with regions, ARNs and hosts of its own. One whose hosts are not documented for user pools is
 * not here: {@code aws-cn} has no sign-in domains, and no host is guessed.
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

    /** A pattern of the regions of all partitions, in the language of {@link TextPattern}. */
    static String anyRegion() {
        return Arrays.stream(values()).map(each -> each.regions).collect(Collectors.joining("|"));
    }

    public static Optional<Partition> of(String region) {
        return Arrays.stream(values())
                .filter(each -> Pattern.matches(each.regions, region))
                .findFirst();
    }

    /** As in ARNs: {@code aws}. */
    public String id() {
        return id;
    }

    /** What stands between prefix and region in the address of the sign-in pages: {@code auth}. */
    public String authLabel() {
        return authLabel;
    }

    /** Whether the sign-in pages can have an address of one's own. */
    public boolean hasCustomSignInDomains() {
        return customSignInDomains;
    }
}
