package dev.gatehouse.local.pulumi.type.stored;

import dev.gatehouse.local.pulumi.resource.ResourceInputs;

/**
 * The inputs of types that are only stored: none has an effect. The start of the local cloud reports such a resource by
 * its type, not by its inputs.
 */
final class StoredInputs {
    static final ResourceInputs CERTIFICATE = ResourceInputs.of("aws:acm/certificate:Certificate")
            .stored(
                    "certificateAuthorityArn",
                    "certificateBody",
                    "certificateChain",
                    "domainName",
                    "earlyRenewalDuration",
                    "keyAlgorithm",
                    "options",
                    "privateKey",
                    "subjectAlternativeNames",
                    "tags",
                    "validationMethod",
                    "validationOptions");

    static final ResourceInputs CERTIFICATE_VALIDATION = ResourceInputs.of(
                    "aws:acm/certificateValidation:CertificateValidation")
            .stored("certificateArn", "validationRecordFqdns");

    static final ResourceInputs DASHBOARD =
            ResourceInputs.of("aws:cloudwatch/dashboard:Dashboard").stored("dashboardBody", "dashboardName");

    static final ResourceInputs LOG_GROUP = ResourceInputs.of("aws:cloudwatch/logGroup:LogGroup")
            .stored("kmsKeyId", "logGroupClass", "name", "namePrefix", "retentionInDays", "skipDestroy", "tags");

    static final ResourceInputs LOG_METRIC_FILTER = ResourceInputs.of("aws:cloudwatch/logMetricFilter:LogMetricFilter")
            .stored("logGroupName", "metricTransformation", "name", "pattern");

    static final ResourceInputs METRIC_ALARM = ResourceInputs.of("aws:cloudwatch/metricAlarm:MetricAlarm")
            .stored(
                    "actionsEnabled",
                    "alarmActions",
                    "alarmDescription",
                    "comparisonOperator",
                    "datapointsToAlarm",
                    "dimensions",
                    "evaluateLowSampleCountPercentiles",
                    "evaluationPeriods",
                    "extendedStatistic",
                    "insufficientDataActions",
                    "metricName",
                    "metricQueries",
                    "name",
                    "namespace",
                    "okActions",
                    "period",
                    "statistic",
                    "tags",
                    "threshold",
                    "thresholdMetricId",
                    "treatMissingData",
                    "unit");

    static final ResourceInputs TABLE = ResourceInputs.of("aws:dynamodb/table:Table")
            .stored(
                    "attributes",
                    "billingMode",
                    "deletionProtectionEnabled",
                    "globalSecondaryIndexes",
                    "hashKey",
                    "importTable",
                    "localSecondaryIndexes",
                    "name",
                    "onDemandThroughput",
                    "pointInTimeRecovery",
                    "rangeKey",
                    "readCapacity",
                    "replicas",
                    "restoreDateTime",
                    "restoreSourceName",
                    "restoreSourceTableArn",
                    "restoreToLatestTime",
                    "serverSideEncryption",
                    "streamEnabled",
                    "streamViewType",
                    "tableClass",
                    "tags",
                    "ttl",
                    "writeCapacity");

    static final ResourceInputs ROLE = ResourceInputs.of("aws:iam/role:Role")
            .stored(
                    "assumeRolePolicy",
                    "description",
                    "forceDetachPolicies",
                    "inlinePolicies",
                    "managedPolicyArns",
                    "maxSessionDuration",
                    "name",
                    "namePrefix",
                    "path",
                    "permissionsBoundary",
                    "tags");

    static final ResourceInputs ROLE_POLICY =
            ResourceInputs.of("aws:iam/rolePolicy:RolePolicy").stored("name", "namePrefix", "policy", "role");

    static final ResourceInputs ROLE_POLICY_ATTACHMENT = ResourceInputs.of(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment")
            .stored("policyArn", "role");

    static final ResourceInputs RECORD = ResourceInputs.of("aws:route53/record:Record")
            .stored(
                    "aliases",
                    "allowOverwrite",
                    "cidrRoutingPolicy",
                    "failoverRoutingPolicies",
                    "geolocationRoutingPolicies",
                    "geoproximityRoutingPolicy",
                    "healthCheckId",
                    "latencyRoutingPolicies",
                    "multivalueAnswerRoutingPolicy",
                    "name",
                    "records",
                    "setIdentifier",
                    "ttl",
                    "type",
                    "weightedRoutingPolicies",
                    "zoneId");

    static final ResourceInputs SECRET = ResourceInputs.of("aws:secretsmanager/secret:Secret")
            .stored(
                    "description",
                    "forceOverwriteReplicaSecret",
                    "kmsKeyId",
                    "name",
                    "namePrefix",
                    "policy",
                    "recoveryWindowInDays",
                    "replicas",
                    "tags");

    static final ResourceInputs SECRET_VERSION = ResourceInputs.of("aws:secretsmanager/secretVersion:SecretVersion")
            .stored("secretBinary", "secretId", "secretString", "versionStages");

    static final ResourceInputs TOPIC = ResourceInputs.of("aws:sns/topic:Topic")
            .stored(
                    "applicationFailureFeedbackRoleArn",
                    "applicationSuccessFeedbackRoleArn",
                    "applicationSuccessFeedbackSampleRate",
                    "archivePolicy",
                    "contentBasedDeduplication",
                    "deliveryPolicy",
                    "displayName",
                    "fifoThroughputScope",
                    "fifoTopic",
                    "firehoseFailureFeedbackRoleArn",
                    "firehoseSuccessFeedbackRoleArn",
                    "firehoseSuccessFeedbackSampleRate",
                    "httpFailureFeedbackRoleArn",
                    "httpSuccessFeedbackRoleArn",
                    "httpSuccessFeedbackSampleRate",
                    "kmsMasterKeyId",
                    "lambdaFailureFeedbackRoleArn",
                    "lambdaSuccessFeedbackRoleArn",
                    "lambdaSuccessFeedbackSampleRate",
                    "name",
                    "namePrefix",
                    "policy",
                    "signatureVersion",
                    "sqsFailureFeedbackRoleArn",
                    "sqsSuccessFeedbackRoleArn",
                    "sqsSuccessFeedbackSampleRate",
                    "tags",
                    "tracingConfig");

    static final ResourceInputs TOPIC_POLICY =
            ResourceInputs.of("aws:sns/topicPolicy:TopicPolicy").stored("arn", "policy");

    static final ResourceInputs TOPIC_SUBSCRIPTION = ResourceInputs.of("aws:sns/topicSubscription:TopicSubscription")
            .stored(
                    "confirmationTimeoutInMinutes",
                    "deliveryPolicy",
                    "endpoint",
                    "endpointAutoConfirms",
                    "filterPolicy",
                    "filterPolicyScope",
                    "protocol",
                    "rawMessageDelivery",
                    "redrivePolicy",
                    "replayPolicy",
                    "subscriptionRoleArn",
                    "topic");

    static final ResourceInputs PARAMETER = ResourceInputs.of("aws:ssm/parameter:Parameter")
            .stored(
                    "allowedPattern",
                    "arn",
                    "dataType",
                    "description",
                    "insecureValue",
                    "keyId",
                    "name",
                    "overwrite",
                    "tags",
                    "tier",
                    "type",
                    "value");

    static final ResourceInputs WEB_ACL = ResourceInputs.of("aws:wafv2/webAcl:WebAcl")
            .stored(
                    "associationConfig",
                    "captchaConfig",
                    "challengeConfig",
                    "customResponseBodies",
                    "dataProtectionConfig",
                    "defaultAction",
                    "description",
                    "name",
                    "namePrefix",
                    "ruleJson",
                    "rules",
                    "scope",
                    "tags",
                    "tokenDomains",
                    "visibilityConfig");

    static final ResourceInputs WEB_ACL_ASSOCIATION =
            ResourceInputs.of("aws:wafv2/webAclAssociation:WebAclAssociation").stored("resourceArn", "webAclArn");

    static final ResourceInputs WEB_ACL_LOGGING_CONFIGURATION = ResourceInputs.of(
                    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
            .stored("logDestinationConfigs", "loggingFilter", "redactedFields", "resourceArn");

    private StoredInputs() {}
}
