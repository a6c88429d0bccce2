package dev.gatehouse.cloud;

import com.pulumi.aws.wafv2.inputs.WebAclRuleActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionBlockArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionNoneArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementRateBasedStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleVisibilityConfigArgs;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a web ACL, cheapest first: 977 capacity units, of the 1 500 in the base price. AWSManagedRulesATPRuleSet
 * is not among them: user pools refuse it (Cognito, associate an AWS WAF web ACL with a user pool).
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
    static List<WebAclRuleArgs> of(int rate) {
        List<WebAclRuleArgs> rules = new ArrayList<>();
        rules.add(rate(rate));
        for (Group group : GROUPS) {
            rules.add(managed(rules.size(), group));
        }
        return rules;
    }

    private static WebAclRuleArgs rate(int limit) {
        return WebAclRuleArgs.builder()
                .name("rate")
                .priority(0)
                .action(WebAclRuleActionArgs.builder()
                        .block(WebAclRuleActionBlockArgs.builder().build())
                        .build())
                .statement(WebAclRuleStatementArgs.builder()
                        .rateBasedStatement(WebAclRuleStatementRateBasedStatementArgs.builder()
                                .limit(limit)
                                .aggregateKeyType("IP")
                                .evaluationWindowSec(300)
                                .build())
                        .build())
                .visibilityConfig(seenAs("rate"))
                .build();
    }

    private static WebAclRuleArgs managed(int priority, Group group) {
        WebAclRuleStatementManagedRuleGroupStatementArgs.Builder statement =
                WebAclRuleStatementManagedRuleGroupStatementArgs.builder()
                        .vendorName("AWS")
                        .name(group.name());
        if (group.counted().length > 0) {
            statement.ruleActionOverrides(
                    List.of(group.counted()).stream().map(FirewallRules::count).toList());
        }
        return WebAclRuleArgs.builder()
                .name(group.name())
                .priority(priority)
                // The group's own actions hold.
                .overrideAction(WebAclRuleOverrideActionArgs.builder()
                        .none(WebAclRuleOverrideActionNoneArgs.builder().build())
                        .build())
                .statement(WebAclRuleStatementArgs.builder()
                        .managedRuleGroupStatement(statement.build())
                        .build())
                .visibilityConfig(seenAs(group.name()))
                .build();
    }

    private static WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs count(String rule) {
        return WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs.builder()
                .name(rule)
                .actionToUse(WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs.builder()
                        .count(
                                WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs
                                        .builder()
                                        .build())
                        .build())
                .build();
    }

    private static WebAclRuleVisibilityConfigArgs seenAs(String metric) {
        return WebAclRuleVisibilityConfigArgs.builder()
                .cloudwatchMetricsEnabled(true)
                .metricName(metric)
                .sampledRequestsEnabled(true)
                .build();
    }
}
