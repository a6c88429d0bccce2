package dev.gatehouse.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
    /** @param counted rules that are only counted, since they would stop what OAuth needs */
    private record Group(String name, String... counted) {}

    /** AWS Managed Rules rule groups list. */
    private static final List<Group> GROUPS = List.of(
            new Group("AWSManagedRulesAmazonIpReputationList"),
            new Group("AWSManagedRulesKnownBadInputsRuleSet"),
            // Machine clients live at hosting providers.
            new Group("AWSManagedRulesAnonymousIpList", "HostingProviderIPList"),
            // Native apps send redirect_uri=http://127.0.0.1:PORT; machine clients may send no User-Agent.
            new Group("AWSManagedRulesCommonRuleSet", "GenericRFI_QUERYARGUMENTS", "NoUserAgent_HEADER"));

    private FirewallRules() {}

    /** @param rate requests in five minutes from one address before it is blocked */
    static String json(int rate) {
        List<String> rules = new ArrayList<>();
        rules.add(rate(rate));
        for (Group group : GROUPS) {
            rules.add(managed(rules.size(), group));
        }
        return "[" + String.join(",", rules) + "]";
    }

    private static String rate(int limit) {
        return """
                {"Name":"rate","Priority":0,"Action":{"Block":{}},"Statement":{"RateBasedStatement":{"Limit":%d,\
                "AggregateKeyType":"IP","EvaluationWindowSec":300}},%s}""".formatted(limit, seenAs("rate"));
    }

    /** The group's own actions hold. */
    private static String managed(int priority, Group group) {
        return """
                {"Name":"%1$s","Priority":%2$d,"OverrideAction":{"None":{}},"Statement":{"ManagedRuleGroupStatement":\
                {"VendorName":"AWS","Name":"%1$s"%3$s}},%4$s}""".formatted(group.name(), priority, counted(group), seenAs(group.name()));
    }

    private static String counted(Group group) {
        return group.counted().length == 0
                ? ""
                : Arrays.stream(group.counted())
                        .map(rule -> "{\"Name\":\"" + rule + "\",\"ActionToUse\":{\"Count\":{}}}")
                        .collect(Collectors.joining(",", ",\"RuleActionOverrides\":[", "]"));
    }

    private static String seenAs(String metric) {
        return """
                "VisibilityConfig":{"SampledRequestsEnabled":true,"CloudWatchMetricsEnabled":true,\
                "MetricName":"%s"}""".formatted(metric);
    }
}
