package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;

/**
 * The feature plan of the user pool and the features that depend on it.
 *
 * @param tier essentials by default, Cognito's own default
 * @param threatProtection off by default; audit and enforced need the tier plus
 * @param risk absent by default; needs the tier plus
 */
public record FeaturePlan(Tier tier, ThreatProtection threatProtection, Optional<RiskActions> risk) {
    /** Keys of gatehouse:identity. */
    public static final Schema KEYS = Schema.part();

    private static final Key<Tier> TIER = KEYS.choice("tier", Tier.class)
            .describe("the feature plan of the user pool, which decides its price")
            .source("Cognito, User pool feature plans")
            .withDefault(Tier.ESSENTIALS);
    private static final Key<ThreatProtection> THREATS = KEYS.choice("threatProtection", ThreatProtection.class)
            .describe("threat protection for suspicious sign-ins; audit and enforced need the tier plus")
            .source("Cognito, UserPoolAddOnsType; Security Hub Cognito.1")
            .withDefault(ThreatProtection.OFF);
    private static final Key<Optional<Section>> RISK = KEYS.section("risk", RiskActions.KEYS)
            .describe("how threat protection responds to a risky sign-in; needs the tier plus and mail")
            .optional();

    private static final Rule NEEDS_PLUS = KEYS.rule("tier-plus", "needs tier: plus", "raise the tier, or delete it");
    private static final Rule NEEDS_THREATS =
            KEYS.rule("risk-off", "needs threatProtection: audit or enforced", "turn it on, or delete risk");
    private static final Rule RISK_MAIL =
            KEYS.rule("risk-mail", "needs mail: Cognito sends notifications about risks only with SES", "add mail");
    private static final Rule NEEDS_ESSENTIALS =
            KEYS.rule("tier-essentials", "needs tier: essentials or plus", "raise the tier, or turn it off");

    public static FeaturePlan read(Section identity, boolean mail) {
        Tier tier = identity.get(TIER);
        ThreatProtection threats = identity.get(THREATS);
        if (threats != ThreatProtection.OFF && tier != Tier.PLUS) {
            identity.path(THREATS).report(NEEDS_PLUS, threats.name().toLowerCase(java.util.Locale.ROOT));
        }
        if (identity.has(RISK)) {
            ConfigPath path = identity.path(RISK);
            if (tier != Tier.PLUS) {
                path.report(NEEDS_PLUS, "risk with tier " + tier.name().toLowerCase(java.util.Locale.ROOT));
            } else if (threats == ThreatProtection.OFF) {
                path.report(NEEDS_THREATS, "off");
            }
            if (!mail) {
                path.report(RISK_MAIL, "no mail");
            }
        }
        return new FeaturePlan(tier, threats, identity.get(RISK).map(RiskActions::read));
    }

    /** Reports a feature that the tier lite does not have. */
    public void requireEssentials(boolean used, ConfigPath path, Object received) {
        if (used && !tier.includes(Tier.ESSENTIALS)) {
            path.report(NEEDS_ESSENTIALS, received);
        }
    }
}
