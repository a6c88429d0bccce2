package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.Control;
import dev.gatehouse.cloud.McpControls;
import dev.gatehouse.settings.api.ApiSettings;
import java.util.List;
import java.util.Locale;

/** Rules about the deployment and the stage of a REST API: logs, metrics and throttles. */
public final class RestStageControls {
    private static final String PACKAGE = "aws:apigateway/";
    private static final String DEPLOYMENT = PACKAGE + "deployment:Deployment";
    private static final String STAGE = PACKAGE + "stage:Stage";
    private static final String SETTINGS = PACKAGE + "methodSettings:MethodSettings";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    public static final List<Control> AUDITED = List.of(
            Control.of("APIGateway.3, CKV_AWS_73, AWS-0003", STAGE, "xrayTracingEnabled", "is true", s -> s.is(true)),
            Control.of(
                    "CKV_AWS_120 (not followed: a cache could leak data between users)",
                    STAGE,
                    "cacheClusterEnabled",
                    "is false",
                    s -> s.is(false)),
            Control.of(
                    "APIGateway.9, CKV_AWS_76, APIG1, AWS-0001",
                    STAGE,
                    "accessLogSettings.destinationArn",
                    "is a log group",
                    s -> s.matches("arn:.+")),
            Control.of(
                    "APIGWStructuredLogging",
                    STAGE,
                    "accessLogSettings.format",
                    "is JSON with the caller and without tokens",
                    s -> s.matches("\\{.*\\}")
                            && List.of(
                                            "$context.requestId",
                                            "$context.status",
                                            "$context.authorizer.error",
                                            "$context.authorizer.claims.client_id",
                                            "$context.authorizer.claims.sub",
                                            "$context.authorizer.claims.scope",
                                            "$context.integration.error")
                                    .stream()
                                    .allMatch(s.value().orElseThrow().toString()::contains)
                            && !s.value()
                                    .orElseThrow()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .contains("header")),
            Control.of(
                    "APIGateway.1, APIG6, CKV2_AWS_4",
                    SETTINGS,
                    "methodPath",
                    "is every method, or a route with its own throttle",
                    s -> s.is(isDefault(s) ? "*/*" : s.resource().name())),
            Control.of(
                    "APIGateway.1, APIG6, CKV2_AWS_4",
                    SETTINGS,
                    "settings.loggingLevel",
                    "is ERROR or INFO",
                    s -> s.isOneOf("ERROR", "INFO")),
            Control.of(
                    "CKV_AWS_276",
                    SETTINGS,
                    "settings.dataTraceEnabled",
                    "is false: data tracing logs tokens",
                    s -> s.is(false)),
            Control.of(
                    "CKV_AWS_225 (not followed: a cache could leak data between users)",
                    SETTINGS,
                    "settings.cachingEnabled",
                    "is false",
                    s -> s.is(false)),
            Control.of(
                    "APIGWDefaultThrottling",
                    SETTINGS,
                    "settings.throttlingRateLimit",
                    "is the settings' value",
                    s -> s.is((double) throttle(s).rate())),
            Control.of(
                    "APIGWDefaultThrottling",
                    SETTINGS,
                    "settings.throttlingBurstLimit",
                    "is the settings' value",
                    s -> s.is((double) throttle(s).burst())));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    public static final List<Control> PINNED = List.of(
            Control.of(
                    "AWS: deployments",
                    DEPLOYMENT,
                    "triggers.snapshot",
                    "is a hash of the deployment's content",
                    s -> s.matches("[0-9a-f]{64}")),
            Control.of("AWS: stages", STAGE, "stageName", "is the settings' value", s -> s.is("v1")),
            Control.of(
                    "AWS: stages",
                    STAGE,
                    "deployment",
                    "is the deployment",
                    s -> s.is(s.stack().all(DEPLOYMENT).get(0).name() + "-id")),
            Control.of("Pulumi protect", STAGE, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of("AWS: stages", SETTINGS, "stageName", "is the settings' value", s -> s.is("v1")),
            Control.of("AWS: metrics", SETTINGS, "settings.metricsEnabled", "is true", s -> s.is(true)),
            Control.of("Pulumi protect", SETTINGS, "protect", "is true", s -> s.is(true))
                    .where(RestStageControls::isDefault)
                    .whenProtected());

    private RestStageControls() {}

    private static boolean isDefault(Control.Argument argument) {
        return argument.resource().name().startsWith("gatehouse-");
    }

    private static ApiSettings.Throttle throttle(Control.Argument argument) {
        return isDefault(argument)
                ? argument.stack().settings().api().throttle()
                : MethodPath.throttles(McpControls.routes(argument.stack().settings()))
                        .get(argument.resource().name());
    }
}
