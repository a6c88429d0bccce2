package dev.gatehouse.cloud.firewall;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a web ACL as AWS WAF's API writes them, cheapest first: 977 capacity units, of the 1 500 in the base
 * price. AWSManagedRulesATPRuleSet is not among them: user pools refuse it (Cognito, associate an AWS WAF web ACL with a
 * user pool).
 *
 * <p>Text and not the SDK's own rule types: with those, the provider's answer is nested deeper than the SDK reads, and
 * the program ends ("Protocol message had too many levels of nesting", observed with com.pulumi:aws 6.83.0 and pulumi
 * 1.36.1).
 */
final class FirewallRules {
    /** @param countedRules rules that are only countedRules, since they would stop what OAuth needs */
    private record RuleGroup(String name, String... countedRules) {}

    /** AWS Managed Rules rule groups list. */
    private static final List<RuleGroup> MANAGED_RULE_GROUPS = List.of(
            new RuleGroup("AWSManagedRulesAmazonIpReputationList"),
            new RuleGroup("AWSManagedRulesKnownBadInputsRuleSet"),
            // Machine clients live at hosting providers.
            new RuleGroup("AWSManagedRulesAnonymousIpList", "HostingProviderIPList"),
            // Native apps send redirect_uri=http://127.0.0.1:PORT; machine clients may send no User-Agent.
            new RuleGroup("AWSManagedRulesCommonRuleSet", "GenericRFI_QUERYARGUMENTS", "NoUserAgent_HEADER"));

    private FirewallRules() {}

    /** @param rate requests in five minutes from one address before it is blocked */
    static String json(int rate) {
        List<JsonObject> rules = new ArrayList<>();
        rules.add(rate(rate));
        for (RuleGroup group : MANAGED_RULE_GROUPS) {
            rules.add(managed(rules.size(), group));
        }
        return JsonText.text(JsonText.array(rules));
    }

    private static JsonObject rate(int limit) {
        return JsonText.object(
                "Name",
                "rate",
                "Priority",
                0,
                "Action",
                JsonText.object("Block", JsonText.object()),
                "Statement",
                JsonText.object(
                        "RateBasedStatement",
                        JsonText.object("Limit", limit, "AggregateKeyType", "IP", "EvaluationWindowSec", 300)),
                "VisibilityConfig",
                visibility("rate"));
    }

    /** The group's own actions hold. */
    private static JsonObject managed(int priority, RuleGroup group) {
        JsonObject statement = JsonText.object("VendorName", "AWS", "Name", group.name());
        if (group.countedRules().length > 0) {
            statement.add(
                    "RuleActionOverrides",
                    JsonText.array(Arrays.stream(group.countedRules())
                            .map(rule -> JsonText.object(
                                    "Name", rule, "ActionToUse", JsonText.object("Count", JsonText.object())))
                            .toList()));
        }
        return JsonText.object(
                "Name",
                group.name(),
                "Priority",
                priority,
                "OverrideAction",
                JsonText.object("None", JsonText.object()),
                "Statement",
                JsonText.object("ManagedRuleGroupStatement", statement),
                "VisibilityConfig",
                visibility(group.name()));
    }

    private static JsonObject visibility(String metric) {
        return JsonText.object("SampledRequestsEnabled", true, "CloudWatchMetricsEnabled", true, "MetricName", metric);
    }
}
