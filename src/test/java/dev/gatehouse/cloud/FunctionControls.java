package dev.gatehouse.cloud;

import dev.gatehouse.cloud.api.RestApiControls;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.function.FunctionSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the function, its role and the logs. */
final class FunctionControls {
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String ROLE = "aws:iam/role:Role";
    private static final String POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String LOGS = "aws:cloudwatch/logGroup:LogGroup";

    /** These actions do not support resource-level permissions. */
    private static final String TRACES = ",{\"Effect\":\"Allow\",\"Action\":[\"xray:PutTraceSegments\","
            + "\"xray:PutTelemetryRecords\"],\"Resource\":\"*\"}";

    private static final String ALIAS = "aws:lambda/alias:Alias";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "Lambda.2, L1, CKV_AWS_363, prowler supported_runtimes",
                    FUNCTION,
                    "runtime",
                    "is java21, the latest in the SDK, or the runtime of your own code",
                    s -> s.is(isApiFunction(s) ? function(s).program().runtime() : "java21")),
            Control.of(
                    "LambdaDefaultTimeout",
                    FUNCTION,
                    "timeout",
                    "is shorter than the API's integration timeout",
                    s -> s.isBetween(1, 29)),
            Control.of(
                    "LambdaDefaultMemorySize", FUNCTION, "memorySize", "is 512 or more", s -> s.isBetween(512, 10_240)),
            Control.of(
                    "Lambda.7, CKV_AWS_50, AWS-0066",
                    FUNCTION,
                    "tracingConfig.mode",
                    "is as in the settings",
                    s -> s.is(function(s).tracing() ? "Active" : "PassThrough")),
            Control.of("Lambda.7, CKV_AWS_50, AWS-0066", FUNCTION, "tracingConfig.mode", "is on", s -> s.is("Active"))
                    .whenProtected(),
            Control.of(
                    "CKV_AWS_115",
                    FUNCTION,
                    "reservedConcurrentExecutions",
                    "is the settings' value",
                    s -> s.value()
                            .equals(
                                    isApiFunction(s)
                                            ? function(s).concurrency().map(Integer::doubleValue)
                                            : Optional.empty())),
            Control.of(
                            "CKV_AWS_115",
                            FUNCTION,
                            "reservedConcurrentExecutions",
                            "is set",
                            s -> !isApiFunction(s) || s.isBetween(1, 1_000))
                    .whenProtected(),
            Control.of(
                    "CKV_AWS_173, prowler env_vars_cmk",
                    FUNCTION,
                    "kmsKeyArn",
                    "is the stack's KMS key, if it has one and the function has environment variables",
                    s -> s.value().equals(s.resource().at("environment").isPresent() ? s.kmsKey() : Optional.empty())),
            Control.of(
                    "CKV_AWS_60, least privilege",
                    ROLE,
                    "assumeRolePolicy",
                    "trusts only Lambda",
                    s -> s.is("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                            + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")),
            Control.of(
                    "LambdaStarPermissions, CKV_AWS_355",
                    POLICY,
                    "policy",
                    "allows only its log group, traces if tracing is on, and its table",
                    s -> s.is("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":\"arn:aws:test:::"
                            + s.resource().name() + ":*\"}" + (function(s).tracing() ? TRACES : "") + table(s) + "]}")),
            Control.of(
                    "CKV_AWS_66, guard CW_LOGGROUP_RETENTION",
                    LOGS,
                    "retentionInDays",
                    "is set",
                    s -> s.isBetween(1, 3653)),
            Control.of(
                            "CKV_AWS_338, prowler retention 365",
                            LOGS,
                            "retentionInDays",
                            "is at least a year",
                            s -> s.isBetween(365, 3653))
                    .whenProtected(),
            Control.of(
                    "CKV_AWS_158, AWS-0017",
                    LOGS,
                    "kmsKeyId",
                    "is the stack's KMS key, if it has one",
                    s -> s.value().equals(s.kmsKey())));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of("AWS: functions", FUNCTION, "packageType", "is Zip", s -> s.is("Zip")),
            Control.of("AWS: functions", FUNCTION, "architectures", "is set", s -> s.is(List.of("arm64"))),
            Control.of(
                    "AWS: SnapStart",
                    FUNCTION,
                    "publish",
                    "is true with SnapStart, which needs versions",
                    s -> s.is(function(s).snapStart())),
            Control.of(
                    "AWS: SnapStart",
                    FUNCTION,
                    "snapStart.applyOn",
                    "is on if the settings enable it",
                    s -> s.value()
                            .equals(function(s).snapStart() ? Optional.of("PublishedVersions") : Optional.empty())),
            Control.of(
                    "AWS: SnapStart",
                    ALIAS,
                    "functionName",
                    "is the function",
                    s -> s.is(s.resource().name() + "-0000000")),
            Control.of("AWS: SnapStart", ALIAS, "functionVersion", "is the published version", s -> s.is("1")),
            Control.of("AWS: SnapStart", ALIAS, "name", "is live", s -> s.is("live")),
            Control.of("AWS: logs", FUNCTION, "loggingConfig.logFormat", "is JSON", s -> s.is("JSON")),
            Control.of(
                    "AWS: logs",
                    FUNCTION,
                    "loggingConfig.logGroup",
                    "is the declared resource",
                    s -> s.is("/aws/lambda/" + s.resource().name())),
            Control.of(
                    "AWS: roles",
                    FUNCTION,
                    "role",
                    "is the function's own role",
                    s -> s.is("arn:aws:test:::" + s.resource().name())),
            Control.of(
                            "AWS: handlers",
                            FUNCTION,
                            "handler",
                            "reads the event format of the API",
                            s -> s.is(function(s)
                                    .program()
                                    .customCode()
                                    .map(FunctionProgram.CustomCode::handler)
                                    .orElse("dev.gatehouse.function."
                                            + (RestApiControls.isRest(s) ? "RestApiHandler" : "ApiHandler")
                                            + "::handleRequest")))
                    .where(FunctionControls::isApiFunction),
            Control.of(
                            "CORS",
                            FUNCTION,
                            "environment.variables.CORS_ORIGIN",
                            "is the allowed origin, only for a REST API",
                            s -> RestApiControls.isRest(s)
                                    ? s.is(s.stack().settings().api().cors().get(0))
                                    : s.value().isEmpty())
                    .where(FunctionControls::isApiFunction),
            Control.of(
                            "route groups",
                            FUNCTION,
                            "environment.variables.ROUTE_GROUPS",
                            "contains every route with a group",
                            s -> groups(s.value()).equals(groupsOfSettings(s)))
                    .where(FunctionControls::isApiFunction),
            Control.of(
                            "the function's table",
                            FUNCTION,
                            "environment.variables.TABLE",
                            "is the declared resource",
                            s -> function(s).table()
                                    ? s.is(s.resource().name().replace("-function", "-table-0000000"))
                                    : s.value().isEmpty())
                    .where(FunctionControls::isApiFunction),
            Control.of(
                    "permissions boundary",
                    ROLE,
                    "permissionsBoundary",
                    "is the settings' value, if there is one",
                    s -> s.value()
                            .equals(s.stack()
                                    .settings()
                                    .function()
                                    .permissionsBoundary()
                                    .map(arn -> (Object) arn))),
            Control.of(
                    "AWS: roles",
                    POLICY,
                    "role",
                    "is the function's role",
                    s -> s.is(s.resource().name() + "-id")),
            Control.of(
                    "AWS: logs",
                    LOGS,
                    "name",
                    "is the name that the service requires",
                    s -> s.matches("(?:/aws/(?:lambda|vendedlogs)/|aws-waf-logs-)"
                            + s.resource().name())));

    private FunctionControls() {}

    /** {@code GET /x=admin;GET /y=}: an empty group excludes a method from the group of an ANY route. */
    private static Set<String> groups(Optional<Object> variable) {
        return variable.stream()
                .flatMap(text -> Stream.of(text.toString().split(";", -1)))
                .filter(entry -> !entry.endsWith("="))
                .collect(Collectors.toSet());
    }

    private static Set<String> groupsOfSettings(Control.Argument argument) {
        return argument.stack().settings().routes().stream()
                .filter(route -> route.group().isPresent())
                .map(route -> route.key() + "=" + route.group().orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Only the API's function has a table. It may use the stack's KMS key only through DynamoDB. */
    private static String table(Control.Argument argument) {
        if (!isApiFunction(argument) || !function(argument).table()) {
            return "";
        }
        return ",{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:GetItem\",\"dynamodb:PutItem\",\"dynamodb:DeleteItem\","
                + "\"dynamodb:Scan\"],\"Resource\":\"arn:aws:test:::"
                + argument.resource().name().replace("-function", "-table") + "\"}"
                + argument.kmsKey()
                        .map(
                                key ->
                                        ",{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\",\"kms:DescribeKey\",\"kms:Encrypt\","
                                                + "\"kms:GenerateDataKey*\",\"kms:ReEncrypt*\"],\"Resource\":\"" + key
                                                + "\",\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"dynamodb.*.amazonaws.com\"}}}")
                        .orElse("");
    }

    private static boolean isApiFunction(Control.Argument argument) {
        return argument.resource().name().endsWith("-function");
    }

    private static FunctionSettings function(Control.Argument argument) {
        return argument.stack().settings().function();
    }
}
