package dev.gatehouse.cloud.firewall;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.wafv2.WebAcl;
import com.pulumi.aws.wafv2.WebAclArgs;
import com.pulumi.aws.wafv2.WebAclAssociation;
import com.pulumi.aws.wafv2.WebAclAssociationArgs;
import com.pulumi.aws.wafv2.WebAclLoggingConfiguration;
import com.pulumi.aws.wafv2.WebAclLoggingConfigurationArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionAllowArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldQueryStringArgs;
import com.pulumi.aws.wafv2.inputs.WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs;
import com.pulumi.aws.wafv2.inputs.WebAclVisibilityConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.LogGroups;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.Map;

/** An AWS WAF web ACL for a user pool or a REST API stage. */
public final class Firewall extends ComponentResource {
    /**
     * @param firewall the rate limit for an IP address
     * @param resourceArn ARN of the protected resource; a resource can have only one web ACL
     */
    public Firewall(
            String name,
            DeclarationContext context,
            dev.gatehouse.settings.pool.FirewallSettings firewall,
            Output<String> resourceArn,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:Firewall", name, options);
        WebAcl acl = acl(name, firewall);
        // The name of the log group must start with aws-waf-logs- (AWS WAF, Sending web ACL traffic logs to a
        // CloudWatch Logs log group).
        WebAclLoggingConfiguration log =
                log(name, acl, LogGroups.declare(name, "aws-waf-logs-" + context.nameOnAws(name), context, this));
        // Created last and protected with the stack: a rejected pulumi destroy does not remove the web ACL.
        new WebAclAssociation(
                name,
                WebAclAssociationArgs.builder()
                        .resourceArn(resourceArn)
                        .webAclArn(OutputValues.of(acl, acl.arn()))
                        .build(),
                ChildOptions.protectedChildOf(
                        this, context.settings().identity().protection(), log));
        registerOutputs(Map.of());
    }

    private WebAcl acl(String name, dev.gatehouse.settings.pool.FirewallSettings firewall) {
        return new WebAcl(
                name,
                WebAclArgs.builder()
                        .scope("REGIONAL")
                        .description("Web ACL of " + name)
                        .defaultAction(WebAclDefaultActionArgs.builder()
                                .allow(WebAclDefaultActionAllowArgs.builder().build())
                                .build())
                        .ruleJson(FirewallRules.json(firewall.rate()))
                        .visibilityConfig(WebAclVisibilityConfigArgs.builder()
                                .cloudwatchMetricsEnabled(true)
                                .metricName(name)
                                .sampledRequestsEnabled(true)
                                .build())
                        .build(),
                ChildOptions.childOf(this));
    }

    /**
     * The log omits tokens in headers, sessions in cookies, and authorization codes of identity providers in query
     * strings.
     */
    private WebAclLoggingConfiguration log(String name, WebAcl acl, LogGroup group) {
        return new WebAclLoggingConfiguration(
                name,
                WebAclLoggingConfigurationArgs.builder()
                        .resourceArn(OutputValues.of(acl, acl.arn()))
                        .logDestinationConfigs(
                                OutputValues.of(group, group.arn()).applyValue(java.util.List::of))
                        .redactedFields(
                                header("authorization"),
                                header("cookie"),
                                WebAclLoggingConfigurationRedactedFieldArgs.builder()
                                        .queryString(WebAclLoggingConfigurationRedactedFieldQueryStringArgs.builder()
                                                .build())
                                        .build())
                        .build(),
                ChildOptions.childOf(this));
    }

    private static WebAclLoggingConfigurationRedactedFieldArgs header(String name) {
        return WebAclLoggingConfigurationRedactedFieldArgs.builder()
                .singleHeader(WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs.builder()
                        .name(name)
                        .build())
                .build();
    }
}
