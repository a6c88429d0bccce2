package dev.gatehouse.cloud.delivery;

import static dev.gatehouse.cloud.delivery.Permission.reads;
import static dev.gatehouse.cloud.delivery.Permission.writes;

import java.util.List;
import java.util.stream.Stream;

/** The IAM permissions that a deployment needs, by resource type. */
final class DeployPermissions {
    private static final String IAM = "AWS Identity and Access Management (IAM)";
    private static final String CLOUDWATCH = "Amazon CloudWatch";
    private static final String LOGS = "Amazon CloudWatch Logs";
    private static final String SECRETS = "AWS Secrets Manager";
    private static final String WAF = "AWS WAF V2";

    private static final String ROLE = "arn:{partition}:iam::{account}:role/{stack}-*";
    private static final String FUNCTION = "arn:{partition}:lambda:{region}:{account}:function:{stack}-*";
    private static final String ALARM = "arn:{partition}:cloudwatch:{region}:{account}:alarm:{stack}-*";
    private static final String DASHBOARD = "arn:{partition}:cloudwatch::{account}:dashboard/{stack}";
    private static final String TOPIC = "arn:{partition}:sns:{region}:{account}:{stack}-*";
    private static final String SECRET = "arn:{partition}:secretsmanager:{region}:{account}:secret:{stack}-*";
    private static final String PARAMETER = "arn:{partition}:ssm:{region}:{account}:parameter/{stack}/*";
    private static final String TABLE = "arn:{partition}:dynamodb:{region}:{account}:table/{stack}-*";
    private static final String WEB_ACL = "arn:{partition}:wafv2:{region}:{account}:regional/webacl/{stack}-*/*";
    private static final String MANAGED_RULES = "arn:{partition}:wafv2:{region}:{account}:regional/managedruleset/*/*";
    /** The provider calls DescribeLogGroups, which cannot be limited to a name. */
    private static final String ALL_LOG_GROUPS = "arn:{partition}:logs:{region}:{account}:log-group:*";

    private static final List<String> LOG_GROUPS = List.of(
            "arn:{partition}:logs:{region}:{account}:log-group:/aws/lambda/{stack}-*",
            "arn:{partition}:logs:{region}:{account}:log-group:/aws/vendedlogs/{stack}-*",
            "arn:{partition}:logs:{region}:{account}:log-group:aws-waf-logs-{stack}-*");

    private static final List<ResourcePermissions> OTHER_SERVICES = List.of(
            ResourcePermissions.of(
                    "aws:iam/role:Role",
                    IAM,
                    reads(ROLE, "iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies"),
                    reads(ROLE, "iam:GetRolePolicy", "iam:ListRoleTags"),
                    // The provider looks for instance profiles before it deletes a role.
                    writes(ROLE, "iam:DeleteRole", "iam:ListInstanceProfilesForRole"),
                    writes(ROLE, "iam:CreateRole", "iam:PutRolePermissionsBoundary")
                            .requireBoundary(),
                    writes(ROLE, "iam:UpdateRole", "iam:UpdateRoleDescription", "iam:UpdateAssumeRolePolicy"),
                    writes(ROLE, "iam:TagRole", "iam:UntagRole")),
            ResourcePermissions.of(
                    "aws:iam/rolePolicy:RolePolicy",
                    IAM,
                    reads(ROLE, "iam:GetRolePolicy"),
                    writes(ROLE, "iam:PutRolePolicy").requireBoundary(),
                    writes(ROLE, "iam:DeleteRolePolicy")),
            ResourcePermissions.of(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    IAM,
                    reads(ROLE, "iam:ListAttachedRolePolicies"),
                    // Only the AWS managed policy of AccountLogRole: any other policy would allow privilege escalation.
                    writes(ROLE, "iam:AttachRolePolicy", "iam:DetachRolePolicy")
                            .when(
                                    "ArnEquals",
                                    "iam:PolicyARN",
                                    "arn:{partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")),
            ResourcePermissions.of(
                    "aws:lambda/function:Function",
                    "AWS Lambda",
                    reads(FUNCTION, "lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig"),
                    reads(FUNCTION, "lambda:ListVersionsByFunction", "lambda:GetFunctionConfiguration"),
                    reads(FUNCTION, "lambda:ListTags", "lambda:GetFunctionConcurrency"),
                    writes(FUNCTION, "lambda:CreateFunction", "lambda:DeleteFunction", "lambda:PublishVersion"),
                    writes(FUNCTION, "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"),
                    writes(FUNCTION, "lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency"),
                    writes(FUNCTION, "lambda:TagResource", "lambda:UntagResource"),
                    writes(ROLE, "iam:PassRole").when("StringEquals", "iam:PassedToService", "lambda.amazonaws.com")),
            ResourcePermissions.of(
                    "aws:lambda/alias:Alias",
                    "AWS Lambda",
                    reads(FUNCTION, "lambda:GetAlias"),
                    writes(FUNCTION, "lambda:CreateAlias", "lambda:UpdateAlias", "lambda:DeleteAlias")),
            ResourcePermissions.of(
                    "aws:lambda/permission:Permission",
                    "AWS Lambda",
                    reads(FUNCTION, "lambda:GetPolicy"),
                    writes(FUNCTION, "lambda:AddPermission", "lambda:RemovePermission")),
            logGroups(),
            ResourcePermissions.of(
                    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                    LOGS,
                    Stream.concat(
                                    LOG_GROUPS.stream().map(group -> reads(group + ":*", "logs:DescribeMetricFilters")),
                                    LOG_GROUPS.stream()
                                            .map(group -> writes(
                                                    group + ":*", "logs:PutMetricFilter", "logs:DeleteMetricFilter")))
                            .toArray(Permission[]::new)),
            ResourcePermissions.of(
                    "aws:cloudwatch/metricAlarm:MetricAlarm",
                    CLOUDWATCH,
                    reads(ALARM, "cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"),
                    writes(ALARM, "cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"),
                    writes(ALARM, "cloudwatch:TagResource", "cloudwatch:UntagResource")),
            ResourcePermissions.of(
                    "aws:cloudwatch/dashboard:Dashboard",
                    CLOUDWATCH,
                    reads(DASHBOARD, "cloudwatch:GetDashboard"),
                    writes(DASHBOARD, "cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards")),
            ResourcePermissions.of(
                    "aws:sns/topic:Topic",
                    "Amazon SNS",
                    reads(TOPIC, "sns:GetTopicAttributes", "sns:ListTagsForResource"),
                    writes(TOPIC, "sns:CreateTopic", "sns:DeleteTopic", "sns:SetTopicAttributes"),
                    writes(TOPIC, "sns:TagResource", "sns:UntagResource")),
            ResourcePermissions.of(
                    "aws:sns/topicPolicy:TopicPolicy",
                    "Amazon SNS",
                    reads(TOPIC, "sns:GetTopicAttributes"),
                    writes(TOPIC, "sns:SetTopicAttributes")),
            ResourcePermissions.of(
                    "aws:sns/topicSubscription:TopicSubscription",
                    "Amazon SNS",
                    reads(TOPIC, "sns:GetSubscriptionAttributes"),
                    writes(TOPIC, "sns:Subscribe", "sns:Unsubscribe", "sns:SetSubscriptionAttributes")),
            ResourcePermissions.of(
                    "aws:secretsmanager/secret:Secret",
                    SECRETS,
                    reads(SECRET, "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"),
                    writes(SECRET, "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret"),
                    writes(SECRET, "secretsmanager:UpdateSecret", "secretsmanager:TagResource"),
                    writes(SECRET, "secretsmanager:UntagResource")),
            ResourcePermissions.of(
                    "aws:secretsmanager/secretVersion:SecretVersion",
                    SECRETS,
                    // A refresh compares the value, so the preview role can read client secrets. The stack's state
                    // contains them too.
                    reads(SECRET, "secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
                    writes(SECRET, "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage")),
            ResourcePermissions.of(
                    "aws:dynamodb/table:Table",
                    "Amazon DynamoDB",
                    reads(TABLE, "dynamodb:DescribeTable", "dynamodb:DescribeContinuousBackups"),
                    reads(TABLE, "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource"),
                    // The provider resolves the table's key to its ARN.
                    reads("arn:{partition}:kms:{region}:{account}:key/*", "kms:DescribeKey"),
                    writes(TABLE, "dynamodb:CreateTable", "dynamodb:DeleteTable", "dynamodb:UpdateTable"),
                    writes(TABLE, "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTimeToLive"),
                    writes(TABLE, "dynamodb:TagResource", "dynamodb:UntagResource")),
            ResourcePermissions.of(
                    "aws:ssm/parameter:Parameter",
                    "AWS Systems Manager",
                    reads(PARAMETER, "ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource"),
                    reads("*", "ssm:DescribeParameters"),
                    writes(PARAMETER, "ssm:PutParameter", "ssm:DeleteParameter"),
                    writes(PARAMETER, "ssm:AddTagsToResource", "ssm:RemoveTagsFromResource")),
            ResourcePermissions.of(
                    "aws:wafv2/webAcl:WebAcl",
                    WAF,
                    reads(WEB_ACL, "wafv2:GetWebACL", "wafv2:ListTagsForResource"),
                    writes(WEB_ACL, "wafv2:CreateWebACL", "wafv2:UpdateWebACL", "wafv2:DeleteWebACL"),
                    writes(WEB_ACL, "wafv2:TagResource", "wafv2:UntagResource"),
                    // AWS authorizes both calls for the referenced rule groups too.
                    writes(MANAGED_RULES, "wafv2:CreateWebACL", "wafv2:UpdateWebACL")),
            ResourcePermissions.of(
                    "aws:wafv2/webAclAssociation:WebAclAssociation",
                    WAF,
                    reads("*", "wafv2:GetWebACLForResource"),
                    reads(ServicePermissions.POOL, "cognito-idp:GetWebACLForResource"),
                    writes(WEB_ACL, "wafv2:AssociateWebACL"),
                    writes("*", "wafv2:DisassociateWebACL"),
                    writes(ServicePermissions.POOL, "cognito-idp:AssociateWebACL", "cognito-idp:DisassociateWebACL"),
                    writes(ServicePermissions.REST_STAGE, "apigateway:SetWebACL")),
            ResourcePermissions.of(
                    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
                    WAF,
                    reads(WEB_ACL, "wafv2:GetLoggingConfiguration"),
                    writes(WEB_ACL, "wafv2:PutLoggingConfiguration", "wafv2:DeleteLoggingConfiguration"),
                    ServicePermissions.LOG_DELIVERY));

    static final List<ResourcePermissions> ALL = Stream.of(ServicePermissions.ALL, OTHER_SERVICES)
            .flatMap(List::stream)
            .toList();

    private DeployPermissions() {}

    private static ResourcePermissions logGroups() {
        Stream<Permission> perGroup = LOG_GROUPS.stream()
                .flatMap(group -> Stream.of(
                        reads(group, "logs:ListTagsForResource"),
                        writes(group, "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:PutRetentionPolicy"),
                        writes(group, "logs:DeleteRetentionPolicy", "logs:AssociateKmsKey", "logs:DisassociateKmsKey"),
                        writes(group, "logs:TagResource", "logs:UntagResource")));
        return ResourcePermissions.of(
                "aws:cloudwatch/logGroup:LogGroup",
                LOGS,
                Stream.concat(Stream.of(reads(ALL_LOG_GROUPS, "logs:DescribeLogGroups")), perGroup)
                        .toArray(Permission[]::new));
    }
}
