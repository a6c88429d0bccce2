package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.Control;
import dev.gatehouse.settings.api.ApiSettings;
import java.util.List;
import java.util.Locale;

/** Rules about the REST API's stage: what it logs, counts and lets through. */
public final class RestStageControls {
    private static final String PACKAGE = "aws:apigateway/";
    private static final String DEPLOYMENT = PACKAGE + "deployment:Deployment";
    private static final String STAGE = PACKAGE + "stage:Stage";
    private static final String SETTINGS = PACKAGE + "methodSettings:MethodSettings";

    public static final List<Control> ALL = List.of(
            Control.of(
                    "CKV_AWS_217",
                    DEPLOYMENT,
                    "triggers.snapshot",
                    "is a fingerprint of all that it holds",
                    s -> s.matches("[0-9a-f]{64}")),
            Control.of("AWS: stages", STAGE, "stageName", "is the settings'", s -> s.is("v1")),
            Control.of(
                    "AWS: stages",
                    STAGE,
                    "deployment",
                    "is the deployment",
                    s -> s.is(s.stack().all(DEPLOYMENT).get(0).name() + "-id")),
            Control.of("APIGateway.3, CKV_AWS_73, AWS-0003", STAGE, "xrayTracingEnabled", "is true", s -> s.is(true)),
            Control.of(
                    "CKV_AWS_120 (not met: a cache leaks across users)",
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
                    "is JSON that can be traced to a caller and holds no token",
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
            Control.of("Cognito.6 (Pulumi protect)", STAGE, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "APIGateway.1, APIG6, CKV2_AWS_4",
                    SETTINGS,
                    "methodPath",
                    "is every method, or a route of its own throttle",
                    s -> s.is(ofEveryMethod(s) ? "*/*" : s.resource().name())),
            Control.of("AWS: stages", SETTINGS, "stageName", "is the settings'", s -> s.is("v1")),
            Control.of(
                    "APIGateway.1, APIG6, CKV2_AWS_4",
                    SETTINGS,
                    "settings.loggingLevel",
                    "is ERROR or INFO",
                    s -> s.isOneOf("ERROR", "INFO")),
            Control.of("APIGateway.1, APIG6", SETTINGS, "settings.metricsEnabled", "is true", s -> s.is(true)),
            Control.of(
                    "CKV_AWS_276", SETTINGS, "settings.dataTraceEnabled", "is false: it logs tokens", s -> s.is(false)),
            Control.of(
                    "CKV_AWS_225 (not met: a cache leaks across users)",
                    SETTINGS,
                    "settings.cachingEnabled",
                    "is false",
                    s -> s.is(false)),
            Control.of(
                    "APIGWDefaultThrottling",
                    SETTINGS,
                    "settings.throttlingRateLimit",
                    "is the settings'",
                    s -> s.is((double) throttle(s).rate())),
            Control.of(
                    "APIGWDefaultThrottling",
                    SETTINGS,
                    "settings.throttlingBurstLimit",
                    "is the settings'",
                    s -> s.is((double) throttle(s).burst())),
            Control.of("Cognito.6 (Pulumi protect)", SETTINGS, "protect", "is true", s -> s.is(true))
                    .where(RestStageControls::ofEveryMethod)
                    .whenProtected());

    private RestStageControls() {}

    private static boolean ofEveryMethod(Control.Seen seen) {
        return seen.resource().name().startsWith("gatehouse-");
    }

    private static ApiSettings.Throttle throttle(Control.Seen seen) {
        return ofEveryMethod(seen)
                ? seen.stack().settings().api().throttle()
                : MethodPath.throttles(seen.stack().settings().routes())
                        .get(seen.resource().name());
    }
}
