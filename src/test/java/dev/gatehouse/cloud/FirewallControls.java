package dev.gatehouse.cloud;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules about web ACLs. */
final class FirewallControls {
    private static final String ACL = "aws:wafv2/webAcl:WebAcl";
    private static final String ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
    private static final String LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "WAF.10",
                    ACL,
                    "ruleJson",
                    "are the rate limit and the AWS managed rule groups, none disabled",
                    s -> rules(s).equals(parsed(s))),
            Control.of(
                    "WAF.12, CKV2_AWS_31",
                    ACL,
                    "visibilityConfig",
                    "enables metrics and sampled requests",
                    s -> s.is(visibility(s.resource().name()))),
            Control.of(
                    "prowler cognito_user_pool_waf_acl_attached",
                    ASSOCIATION,
                    "resourceArn",
                    "is the user pool or the REST API stage of its name",
                    s -> s.is("arn:aws:test:::" + s.resource().name().replaceFirst("-firewall$", ""))),
            Control.of(
                    "prowler cognito_user_pool_waf_acl_attached",
                    ASSOCIATION,
                    "webAclArn",
                    "is the web ACL",
                    s -> s.is(arn(s))),
            Control.of("WAF.11, CKV2_AWS_31", LOGGING, "resourceArn", "is the web ACL", s -> s.is(arn(s))),
            Control.of(
                    "WAF.11, CKV2_AWS_31",
                    LOGGING,
                    "logDestinationConfigs",
                    "is its own log group",
                    s -> s.is(List.of(arn(s)))));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of("AWS: web ACLs", ACL, "scope", "is REGIONAL", s -> s.is("REGIONAL")),
            Control.of("AWS: web ACLs", ACL, "defaultAction", "is allow", s -> s.is(Map.of("allow", Map.of()))),
            Control.of(
                    "secrets in logs",
                    LOGGING,
                    "redactedFields",
                    "are tokens, session cookies and authorization codes of identity providers",
                    s -> s.is(List.of(
                            Map.of("singleHeader", Map.of("name", "authorization")),
                            Map.of("singleHeader", Map.of("name", "cookie")),
                            Map.of("queryString", Map.of())))),
            Control.of("Pulumi protect", ASSOCIATION, "protect", "is true", s -> s.is(true))
                    .whenProtected());

    private FirewallControls() {}

    private static String arn(Control.Argument argument) {
        return "arn:aws:test:::" + argument.resource().name();
    }

    private static List<Object> rules(Control.Argument argument) {
        Settings settings = argument.stack().settings();
        int rate = (argument.resource().name().contains("-users-")
                        ? settings.identity().firewall()
                        : settings.api().firewall())
                .orElseThrow()
                .rate();
        return List.of(
                rule(
                        "rate",
                        0,
                        "Action",
                        "Block",
                        "RateBasedStatement",
                        Map.of("Limit", (double) rate, "AggregateKeyType", "IP", "EvaluationWindowSec", 300.0)),
                group("AWSManagedRulesAmazonIpReputationList", 1),
                group("AWSManagedRulesKnownBadInputsRuleSet", 2),
                // Machine clients run at hosting providers.
                group("AWSManagedRulesAnonymousIpList", 3, "HostingProviderIPList"),
                group("AWSManagedRulesCommonRuleSet", 4, "GenericRFI_QUERYARGUMENTS", "NoUserAgent_HEADER"));
    }

    private static Object parsed(Control.Argument argument) {
        try {
            return new Gson().fromJson(String.valueOf(argument.value().orElse("")), List.class);
        } catch (JsonParseException e) {
            return "not valid JSON";
        }
    }

    private static Map<String, Object> group(String name, int priority, String... counted) {
        Map<String, Object> statement = new LinkedHashMap<>(Map.of("VendorName", "AWS", "Name", name));
        if (counted.length > 0) {
            statement.put(
                    "RuleActionOverrides",
                    List.of(counted).stream()
                            .map(rule -> Map.of("Name", rule, "ActionToUse", Map.of("Count", Map.of())))
                            .toList());
        }
        return rule(name, priority, "OverrideAction", "None", "ManagedRuleGroupStatement", statement);
    }

    private static Map<String, Object> rule(
            String name, double priority, String kind, String action, String statement, Map<String, Object> what) {
        return Map.of(
                "Name",
                name,
                "Priority",
                priority,
                kind,
                Map.of(action, Map.of()),
                "Statement",
                Map.of(statement, what),
                "VisibilityConfig",
                Map.of("CloudWatchMetricsEnabled", true, "MetricName", name, "SampledRequestsEnabled", true));
    }

    private static Map<String, Object> visibility(String metric) {
        return Map.of("cloudwatchMetricsEnabled", true, "metricName", metric, "sampledRequestsEnabled", true);
    }
}
