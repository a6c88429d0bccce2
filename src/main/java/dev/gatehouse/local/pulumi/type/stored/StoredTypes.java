package dev.gatehouse.local.pulumi.type.stored;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.StoredType;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types that are only stored, such as roles, log groups, alarms and tables. Replaced inputs (ForceNew) follow
 * terraform-provider-aws 5.100.0.
 */
public final class StoredTypes {
    public static final List<ResourceType> ALL = List.of(
            new CertificateType(),
            new StoredType(
                    StoredInputs.CERTIFICATE_VALIDATION,
                    Set.of("certificateArn", "validationRecordFqdns"),
                    false,
                    List.of("certificateArn"),
                    (in, at) -> "",
                    false),
            new RecordType(),
            new StoredType(
                    StoredInputs.LOG_GROUP,
                    Set.of("name", "namePrefix", "logGroupClass"),
                    true,
                    List.of(),
                    (in, at) -> at.arn("logs", "log-group:" + in.required("name")),
                    false),
            new StoredType(
                    StoredInputs.ROLE,
                    Set.of("name", "namePrefix", "path"),
                    true,
                    List.of("assumeRolePolicy"),
                    (in, at) -> at.globalArn("iam", "role/" + in.required("name")),
                    false),
            new StoredType(
                    StoredInputs.ROLE_POLICY,
                    Set.of("name", "namePrefix", "role"),
                    true,
                    List.of("role", "policy"),
                    (in, at) -> "",
                    false),
            new StoredType(
                    StoredInputs.SECRET,
                    Set.of("name", "namePrefix"),
                    true,
                    List.of(),
                    (in, at) -> at.arn("secretsmanager", "secret:" + in.required("name")),
                    true),
            new StoredType(
                    StoredInputs.SECRET_VERSION,
                    Set.of("secretId", "secretString", "secretBinary"),
                    false,
                    List.of("secretId"),
                    (in, at) -> "",
                    false),
            new StoredType(
                    StoredInputs.ROLE_POLICY_ATTACHMENT,
                    Set.of("role", "policyArn"),
                    false,
                    List.of("role", "policyArn"),
                    (in, at) -> "",
                    false),
            new StoredType(
                    StoredInputs.TABLE,
                    Set.of("name", "hashKey", "rangeKey"),
                    true,
                    List.of(),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("dynamodb", "table/" + id))),
            new StoredType(
                    StoredInputs.WEB_ACL,
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
                    StoredInputs.WEB_ACL_ASSOCIATION,
                    Set.of("resourceArn", "webAclArn"),
                    false,
                    List.of("resourceArn", "webAclArn"),
                    (in, ids, at) -> in.required("webAclArn") + "," + in.required("resourceArn"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    StoredInputs.WEB_ACL_LOGGING_CONFIGURATION,
                    Set.of("resourceArn", "logDestinationConfigs"),
                    false,
                    List.of("resourceArn", "logDestinationConfigs"),
                    (in, ids, at) -> in.required("resourceArn"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    StoredInputs.LOG_METRIC_FILTER,
                    Set.of("name", "logGroupName"),
                    true,
                    List.of("logGroupName", "pattern", "metricTransformation"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of()),
            new StoredType(
                    StoredInputs.METRIC_ALARM,
                    Set.of("name"),
                    true,
                    List.of("comparisonOperator", "evaluationPeriods"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("cloudwatch", "alarm:" + id))),
            new StoredType(
                    StoredInputs.DASHBOARD,
                    Set.of("dashboardName"),
                    false,
                    List.of("dashboardName", "dashboardBody"),
                    (in, ids, at) -> in.required("dashboardName"),
                    (id, in, at) -> Map.of("dashboardArn", at.globalArn("cloudwatch", "dashboard/" + id))),
            new StoredType(
                    StoredInputs.PARAMETER,
                    Set.of("name"),
                    true,
                    List.of("type"),
                    (in, ids, at) -> in.required("name"),
                    (id, in, at) -> Map.of("arn", at.arn("ssm", "parameter" + id), "version", 1)),
            new StoredType(
                    StoredInputs.TOPIC,
                    Set.of("name", "namePrefix", "fifoTopic"),
                    true,
                    List.of(),
                    (in, ids, at) -> at.arn("sns", in.required("name")),
                    (id, in, at) -> Map.of("arn", id, "owner", Addresses.ACCOUNT)),
            new StoredType(
                    StoredInputs.TOPIC_POLICY,
                    Set.of("arn"),
                    false,
                    List.of("arn", "policy"),
                    (in, ids, at) -> in.required("arn"),
                    (id, in, at) -> Map.of("owner", Addresses.ACCOUNT)),
            new StoredType(
                    StoredInputs.TOPIC_SUBSCRIPTION,
                    Set.of("topic", "protocol", "endpoint"),
                    false,
                    List.of("topic", "protocol", "endpoint"),
                    (in, ids, at) -> in.required("topic") + ":" + ids.uuid(),
                    (id, in, at) -> Map.of("arn", id, "ownerId", Addresses.ACCOUNT, "pendingConfirmation", true)));

    private StoredTypes() {}
}
