package dev.gatehouse.cloud.firewall;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a web ACL in the JSON of the AWS WAF API, ordered by cost. They use 977 of the 1,500 web ACL capacity
 * units that the base price includes. User pools do not support AWSManagedRulesATPRuleSet (Cognito, Associate an AWS
 * WAF web ACL with a user pool).
 *
 * <p>JSON instead of the rule types of the SDK: with those, the response of the provider is nested deeper than the SDK
 * can read, and the program fails ("Protocol message had too many levels of nesting", observed with com.pulumi:aws
 * 6.83.0 and pulumi 1.36.1).
 */
final class FirewallRules {
    /** @param countedRules rules that only count, because they would block OAuth requests */
    private record RuleGroup(String name, String... countedRules) {}

    /** AWS Managed Rules rule groups list. */
    private static final List<RuleGroup> MANAGED_RULE_GROUPS = List.of(
            new RuleGroup("AWSManagedRulesAmazonIpReputationList"),
            new RuleGroup("AWSManagedRulesKnownBadInputsRuleSet"),
            // Machine clients run at hosting providers.
            new RuleGroup("AWSManagedRulesAnonymousIpList", "HostingProviderIPList"),
            // Native apps send redirect_uri=http://127.0.0.1:PORT; machine clients may send no User-Agent.
            new RuleGroup("AWSManagedRulesCommonRuleSet", "GenericRFI_QUERYARGUMENTS", "NoUserAgent_HEADER"));

    private FirewallRules() {}

    /** @param rate maximum requests from an IP address in five minutes */
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

    /** Keeps the actions of the rule group. */
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
