package dev.gatehouse.cloud;

import java.util.List;
import java.util.stream.Stream;

/** The rule about the tags of every resource that supports tags. */
final class TagControls {
    static final List<Control> PINNED = Stream.of(
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
                    "aws:wafv2/webAcl:WebAcl")
            .map(type -> Control.of(
                    "tags",
                    type,
                    "tags",
                    "are the stack's tags",
                    s -> s.is(s.stack()
                            .settings()
                            .tags()
                            .withStackTag(s.stack().settings().stack()))))
            .toList();

    private TagControls() {}
}
