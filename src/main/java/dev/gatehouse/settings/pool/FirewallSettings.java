package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;
import java.util.Set;

/**
 * An AWS WAF web ACL with AWS managed rule groups and a rate limit for each IP address.
 *
 * @param rate requests in five minutes after which an IP address is blocked, 100 to 20 000 000; 2 000 by default
 */
public record FirewallSettings(int rate) {
    public static final Schema KEYS =
            new Schema("An AWS WAF web ACL with AWS managed rule groups and a rate limit for each IP address.");

    private static final Key<Integer> RATE = KEYS.integer("rate", 100, 20_000_000)
            .describe("requests in five minutes after which an IP address is blocked")
            .source("AWS WAF, RateBasedStatement")
            .withDefault(2_000);

    /** Keys of gatehouse:identity. */
    public static final Schema POOL_KEYS = Schema.part();

    private static final Key<Optional<Section>> FIREWALL = POOL_KEYS
            .section("firewall", KEYS)
            .describe("an AWS WAF web ACL for the sign-in pages and the user pool API")
            .source("Cognito, associate an AWS WAF web ACL with a user pool")
            .optional();

    private static final Rule REGION = POOL_KEYS.rule(
            "firewall-region", "must be absent in <region>, where user pools do not support web ACLs", "delete it");

    /** Amazon Cognito in AWS GovCloud (US), How Amazon Cognito differs. */
    private static final Set<String> NO_WEB_ACL_ON_POOLS = Set.of("us-gov-east-1");

    public static FirewallSettings read(Section section) {
        return new FirewallSettings(section.get(RATE));
    }

    /** @param region empty if it is missing or wrong, which is already reported */
    public static Optional<FirewallSettings> ofPool(Section identity, Optional<String> region) {
        if (identity.has(FIREWALL)) {
            region.filter(NO_WEB_ACL_ON_POOLS::contains)
                    .ifPresent(name -> identity.path(FIREWALL).report(REGION, "on", name));
        }
        return identity.get(FIREWALL).map(FirewallSettings::read);
    }
}
