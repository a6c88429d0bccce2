package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Firewalls, alarms, dashboards and tables: stored, with what forces a new one as in terraform-provider-aws 5.100.0. */
final class EdgeTypes {
    static final List<ResourceType> ALL = List.of(
            new StoredType(
                    "aws:dynamodb/table:Table",
                    Set.of("name", "hashKey", "rangeKey"),
                    true,
                    List.of(),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("dynamodb", "table/" + id))),
            new StoredType(
                    "aws:wafv2/webAcl:WebAcl",
                    Set.of("name", "namePrefix", "scope"),
                    true,
                    List.of("scope", "defaultAction", "visibilityConfig"),
                    (in, ids, at) -> ids.uuid(),
                    (id, in, at) -> Map.of(
                            "arn",
                            at.arn(
                                    "wafv2",
                                    (in.required("scope").equals("REGIONAL") ? "regional" : "global") + "/webacl/"
                                            + in.required("name") + "/" + id))),
            new StoredType(
                    "aws:wafv2/webAclAssociation:WebAclAssociation",
                    Set.of("resourceArn", "webAclArn"),
                    false,
                    List.of("resourceArn", "webAclArn"),
                    (in, ids, at) -> in.required("webAclArn") + "," + in.required("resourceArn"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
                    Set.of("resourceArn", "logDestinationConfigs"),
                    false,
                    List.of("resourceArn", "logDestinationConfigs"),
                    (in, ids, at) -> in.required("resourceArn"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                    Set.of("name", "logGroupName"),
                    true,
                    List.of("logGroupName", "pattern", "metricTransformation"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    "aws:cloudwatch/metricAlarm:MetricAlarm",
                    Set.of("name"),
                    true,
                    List.of("comparisonOperator", "evaluationPeriods"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("cloudwatch", "alarm:" + id))),
            new StoredType(
                    "aws:cloudwatch/dashboard:Dashboard",
                    Set.of("dashboardName"),
                    false,
                    List.of("dashboardName", "dashboardBody"),
                    (in, ids, at) -> in.required("dashboardName"),
                    (id, in, at) -> Map.of("dashboardArn", at.globalArn("cloudwatch", "dashboard/" + id))),
            new StoredType(
                    "aws:ssm/parameter:Parameter",
                    Set.of("name"),
                    true,
                    List.of("type"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("ssm", "parameter" + id), "version", 1)),
            new StoredType(
                    "aws:sns/topic:Topic",
                    Set.of("name", "namePrefix", "fifoTopic"),
                    true,
                    List.of(),
                    (in, ids, at) -> at.arn("sns", in.required("name")),
                    (id, in, at) -> Map.of("arn", id, "owner", Addresses.ACCOUNT)),
            new StoredType(
                    "aws:sns/topicPolicy:TopicPolicy",
                    Set.of("arn"),
                    false,
                    List.of("arn", "policy"),
                    (in, ids, at) -> in.required("arn"),
                    (id, in, at) -> Map.of("owner", Addresses.ACCOUNT)),
            new StoredType(
                    "aws:sns/topicSubscription:TopicSubscription",
                    Set.of("topic", "protocol", "endpoint"),
                    false,
                    List.of("topic", "protocol", "endpoint"),
                    (in, ids, at) -> in.required("topic") + ":" + ids.uuid(),
                    (id, in, at) -> Map.of("arn", id, "ownerId", Addresses.ACCOUNT, "pendingConfirmation", true)));

    private EdgeTypes() {}
}
