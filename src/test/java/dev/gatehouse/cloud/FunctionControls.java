package dev.gatehouse.cloud;

import dev.gatehouse.cloud.api.RestControls;
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

    /** The one star: neither action knows resources. */
    private static final String TRACES = ",{\"Effect\":\"Allow\",\"Action\":[\"xray:PutTraceSegments\","
            + "\"xray:PutTelemetryRecords\"],\"Resource\":\"*\"}";

    private static final String ALIAS = "aws:lambda/alias:Alias";

    static final List<Control> ALL = List.of(
            Control.of(
                    "Lambda.2, L1, CKV_AWS_363, prowler supported_runtimes",
                    FUNCTION,
                    "runtime",
                    "is java21, the newest the SDK names, or what the stack's own code wants",
                    s -> s.is(isOfApi(s) ? wanted(s).program().runtime() : "java21")),
            Control.of("Lambda.2", FUNCTION, "packageType", "is Zip", s -> s.is("Zip")),
            Control.of("Lambda.2", FUNCTION, "architectures", "is written", s -> s.is(List.of("arm64"))),
            Control.of("LambdaDefaultTimeout", FUNCTION, "timeout", "is below the gateway's", s -> s.isBetween(1, 29)),
            Control.of(
                    "LambdaDefaultMemorySize", FUNCTION, "memorySize", "is 512 or more", s -> s.isBetween(512, 10_240)),
            Control.of(
                    "Lambda.7, CKV_AWS_50, AWS-0066",
                    FUNCTION,
                    "tracingConfig.mode",
                    "is written, as the settings say",
                    s -> s.is(wanted(s).tracing() ? "Active" : "PassThrough")),
            Control.of("Lambda.7, CKV_AWS_50, AWS-0066", FUNCTION, "tracingConfig.mode", "is on", s -> s.is("Active"))
                    .whenProtected(),
            Control.of(
                    "CKV_AWS_115",
                    FUNCTION,
                    "reservedConcurrentExecutions",
                    "is the settings'",
                    s -> s.value()
                            .equals(isOfApi(s) ? wanted(s).concurrency().map(Integer::doubleValue) : Optional.empty())),
            Control.of(
                            "CKV_AWS_115",
                            FUNCTION,
                            "reservedConcurrentExecutions",
                            "is written",
                            s -> !isOfApi(s) || s.isBetween(1, 1_000))
                    .whenProtected(),
            Control.of(
                    "CKV_AWS_173, prowler env_vars_cmk",
                    FUNCTION,
                    "kmsKeyArn",
                    "is the stack's key, where it has one and there is an environment",
                    s -> s.value()
                            .equals(
                                    s.resource().at("environment").isPresent()
                                            ? EdgeControls.key(s)
                                            : Optional.empty())),
            Control.of(
                    "AWS: SnapStart",
                    FUNCTION,
                    "publish",
                    "makes versions where snapshots are of versions",
                    s -> s.is(wanted(s).snapStart())),
            Control.of(
                    "AWS: SnapStart",
                    FUNCTION,
                    "snapStart.applyOn",
                    "is on where the settings say so",
                    s -> s.value().equals(wanted(s).snapStart() ? Optional.of("PublishedVersions") : Optional.empty())),
            Control.of(
                    "AWS: SnapStart",
                    ALIAS,
                    "functionName",
                    "is the function",
                    s -> s.is(s.resource().name() + "-0000000")),
            Control.of("AWS: SnapStart", ALIAS, "functionVersion", "is the one just published", s -> s.is("1")),
            Control.of("AWS: SnapStart", ALIAS, "name", "is live", s -> s.is("live")),
            Control.of("AWS: logs", FUNCTION, "loggingConfig.logFormat", "is JSON", s -> s.is("JSON")),
            Control.of(
                    "AWS: logs",
                    FUNCTION,
                    "loggingConfig.logGroup",
                    "is the declared one",
                    s -> s.is("/aws/lambda/" + s.resource().name())),
            Control.of(
                    "AWS: roles",
                    FUNCTION,
                    "role",
                    "is its own",
                    s -> s.is("arn:aws:test:::" + s.resource().name())),
            Control.of(
                            "AWS: handlers",
                            FUNCTION,
                            "handler",
                            "reads the events of the stack's kind of API",
                            s -> s.is(wanted(s)
                                    .program()
                                    .customCode()
                                    .map(FunctionProgram.CustomCode::handler)
                                    .orElse("dev.gatehouse.function."
                                            + (RestControls.isRest(s) ? "RestApiHandler" : "ApiHandler")
                                            + "::handleRequest")))
                    .where(FunctionControls::isOfApi),
            Control.of(
                            "CORS",
                            FUNCTION,
                            "environment.variables.CORS_ORIGIN",
                            "is the one origin, behind a REST API alone",
                            s -> RestControls.isRest(s)
                                    ? s.is(s.stack().settings().api().cors().get(0))
                                    : s.value().isEmpty())
                    .where(FunctionControls::isOfApi),
            Control.of(
                            "group of a route",
                            FUNCTION,
                            "environment.variables.ROUTE_GROUPS",
                            "names every guarded route",
                            s -> groups(s.value()).equals(groupsOfSettings(s)))
                    .where(FunctionControls::isOfApi),
            Control.of(
                            "the function's own table",
                            FUNCTION,
                            "environment.variables.TABLE",
                            "is the declared one",
                            s -> wanted(s).table()
                                    ? s.is(s.resource().name().replace("-function", "-table-0000000"))
                                    : s.value().isEmpty())
                    .where(FunctionControls::isOfApi),
            Control.of(
                    "permissions boundary",
                    ROLE,
                    "permissionsBoundary",
                    "is the settings', where they name one",
                    s -> s.value()
                            .equals(s.stack()
                                    .settings()
                                    .function()
                                    .permissionsBoundary()
                                    .map(arn -> (Object) arn))),
            Control.of(
                    "CKV_AWS_60, least privilege",
                    ROLE,
                    "assumeRolePolicy",
                    "trusts Lambda alone",
                    s -> s.is("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                            + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")),
            Control.of(
                    "LambdaStarPermissions, CKV_AWS_355",
                    POLICY,
                    "policy",
                    "lets it write its own log group, traces where it is traced, use its table, and nothing else",
                    s -> s.is("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":\"arn:aws:test:::"
                            + s.resource().name() + ":*\"}" + (wanted(s).tracing() ? TRACES : "") + table(s) + "]}")),
            Control.of(
                    "LambdaStarPermissions",
                    POLICY,
                    "role",
                    "is the function's",
                    s -> s.is(s.resource().name() + "-id")),
            Control.of(
                    "CKV_AWS_66, guard CW_LOGGROUP_RETENTION",
                    LOGS,
                    "retentionInDays",
                    "is written",
                    s -> s.isBetween(1, 3653)),
            Control.of(
                            "CKV_AWS_338, prowler retention 365",
                            LOGS,
                            "retentionInDays",
                            "is a year",
                            s -> s.isBetween(365, 3653))
                    .whenProtected(),
            Control.of(
                    "AWS: logs",
                    LOGS,
                    "name",
                    "is where its service writes",
                    s -> s.matches("(?:/aws/(?:lambda|vendedlogs)/|aws-waf-logs-)"
                            + s.resource().name())),
            Control.of(
                    "CKV_AWS_158, AWS-0017",
                    LOGS,
                    "kmsKeyId",
                    "is the stack's key, where it has one",
                    s -> s.value().equals(EdgeControls.key(s))));

    private FunctionControls() {}

    /** {@code GET /x=admin;GET /y=}: an empty group guards nothing, and stands only beside a guarded ANY. */
    private static Set<String> groups(Optional<Object> variable) {
        return variable.stream()
                .flatMap(text -> Stream.of(text.toString().split(";", -1)))
                .filter(entry -> !entry.endsWith("="))
                .collect(Collectors.toSet());
    }

    private static Set<String> groupsOfSettings(Control.Seen seen) {
        return seen.stack().settings().routes().stream()
                .filter(route -> route.group().isPresent())
                .map(route -> route.key() + "=" + route.group().orElseThrow())
                .collect(Collectors.toSet());
    }

    /** The API's function alone has one; and may use the stack's key through DynamoDB alone. */
    private static String table(Control.Seen seen) {
        if (!isOfApi(seen) || !wanted(seen).table()) {
            return "";
        }
        return ",{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:GetItem\",\"dynamodb:PutItem\",\"dynamodb:DeleteItem\","
                + "\"dynamodb:Scan\"],\"Resource\":\"arn:aws:test:::"
                + seen.resource().name().replace("-function", "-table") + "\"}"
                + EdgeControls.key(seen)
                        .map(
                                key ->
                                        ",{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\",\"kms:DescribeKey\",\"kms:Encrypt\","
                                                + "\"kms:GenerateDataKey*\",\"kms:ReEncrypt*\"],\"Resource\":\"" + key
                                                + "\",\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"dynamodb.*.amazonaws.com\"}}}")
                        .orElse("");
    }

    private static boolean isOfApi(Control.Seen seen) {
        return seen.resource().name().endsWith("-function");
    }

    private static FunctionSettings wanted(Control.Seen seen) {
        return seen.stack().settings().function();
    }
}
