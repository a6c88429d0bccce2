package dev.gatehouse.cloud;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about firewalls, and about tags. */
final class EdgeControls {
    private static final String ACL = "aws:wafv2/webAcl:WebAcl";
    private static final String ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
    private static final String LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

    static final List<Control> ALL = all();

    private EdgeControls() {}

    private static List<Control> all() {
        List<Control> all = new ArrayList<>(List.of(
                Control.of(
                        "WAF.10",
                        ACL,
                        "ruleJson",
                        "are the rate and AWS's groups, every one in force",
                        s -> rules(s).equals(parsed(s))),
                Control.of("WAF.10", ACL, "scope", "is regional, as pools and stages are", s -> s.is("REGIONAL")),
                Control.of(
                        "WAF.10",
                        ACL,
                        "defaultAction",
                        "lets in what no rule stops",
                        s -> s.is(Map.of("allow", Map.of()))),
                Control.of(
                        "WAF.12, CKV2_AWS_31",
                        ACL,
                        "visibilityConfig",
                        "counts and samples requests",
                        s -> s.is(seenAs(s.resource().name()))),
                Control.of(
                        "prowler cognito_user_pool_waf_acl_attached",
                        ASSOCIATION,
                        "resourceArn",
                        "is what it is named after: the user pool, or the stage of a REST API",
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
                        "is a log group of its own",
                        s -> s.is(List.of(arn(s)))),
                Control.of(
                        "no secret in logs",
                        LOGGING,
                        "redactedFields",
                        "are tokens, sessions, and codes of other identity providers",
                        s -> s.is(List.of(
                                Map.of("singleHeader", Map.of("name", "authorization")),
                                Map.of("singleHeader", Map.of("name", "cookie")),
                                Map.of("queryString", Map.of()))))));
        all.add(Control.of("Cognito.6 (Pulumi protect)", ASSOCIATION, "protect", "is true", s -> s.is(true))
                .whenProtected());
        for (String type : List.of(
                "aws:cognito/userPool:UserPool",
                "aws:apigatewayv2/api:Api",
                "aws:apigatewayv2/stage:Stage",
                "aws:apigateway/restApi:RestApi",
                "aws:apigateway/stage:Stage",
                "aws:lambda/function:Function",
                "aws:iam/role:Role",
                "aws:secretsmanager/secret:Secret",
                "aws:cloudwatch/logGroup:LogGroup",
                "aws:cloudwatch/metricAlarm:MetricAlarm",
                "aws:sns/topic:Topic",
                "aws:acm/certificate:Certificate",
                "aws:apigatewayv2/domainName:DomainName",
                "aws:dynamodb/table:Table",
                "aws:ssm/parameter:Parameter",
                ACL)) {
            all.add(Control.of(
                    "tags",
                    type,
                    "tags",
                    "are the stack's",
                    s -> s.is(s.stack()
                            .settings()
                            .tags()
                            .withStackTag(s.stack().settings().stack()))));
        }
        return List.copyOf(all);
    }

    private static String arn(Control.Seen seen) {
        return "arn:aws:test:::" + seen.resource().name();
    }

    private static List<Object> rules(Control.Seen seen) {
        Settings settings = seen.stack().settings();
        int rate = (seen.resource().name().contains("-users-")
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
                // Machine clients live at hosting providers.
                group("AWSManagedRulesAnonymousIpList", 3, "HostingProviderIPList"),
                group("AWSManagedRulesCommonRuleSet", 4, "GenericRFI_QUERYARGUMENTS", "NoUserAgent_HEADER"));
    }

    private static Object parsed(Control.Seen seen) {
        try {
            return new Gson().fromJson(String.valueOf(seen.value().orElse("")), List.class);
        } catch (JsonParseException e) {
            return "no JSON";
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

    private static Map<String, Object> seenAs(String metric) {
        return Map.of("cloudwatchMetricsEnabled", true, "metricName", metric, "sampledRequestsEnabled", true);
    }

    /** The key that a stack encrypts with, as an input. */
    static Optional<Object> key(Control.Seen seen) {
        return seen.stack().settings().observability().kmsKey().map(key -> key);
    }
}
