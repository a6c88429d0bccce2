package dev.gatehouse.cloud;

import dev.gatehouse.settings.monitoring.AlarmThresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about alarms, their topic and the dashboard. */
final class AlarmControls {
    private static final String FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
    private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private static final String DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
    private static final String TOPIC = "aws:sns/topic:Topic";
    private static final String POLICY = "aws:sns/topicPolicy:TopicPolicy";
    private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

    /** The metric of an alarm. */
    private record AlarmMetric(String namespace, String metric, Map<String, String> dimensions) {}

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "CloudWatch.17, prowler cloudwatch_alarm_actions_enabled",
                    ALARM,
                    "actionsEnabled",
                    "is true",
                    s -> s.is(true)),
            Control.of("CloudWatch.15, CKV_AWS_319", ALARM, "alarmActions", "is the topic", s -> s.is(topic(s))),
            Control.of(
                    "SNS.1, CKV_AWS_26, AWS-0095",
                    TOPIC,
                    "kmsMasterKeyId",
                    "is the stack's KMS key, if it has one",
                    s -> s.value().equals(s.kmsKey())),
            Control.of(
                    "SNS.4, CKV_AWS_169, prowler sns_topics_not_publicly_accessible",
                    POLICY,
                    "policy",
                    "allows only CloudWatch, and only for the stack's alarms",
                    s -> AlarmControls.allowsOnlyTheAlarms(s)));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of(
                    "alarms",
                    FILTER,
                    "logGroupName",
                    "is the access log's log group",
                    s -> s.is("/aws/vendedlogs/" + api(s))),
            Control.of(
                    "alarms",
                    FILTER,
                    "pattern",
                    "matches the status code that it counts",
                    s -> s.is("{ $.status = \"" + status(s) + "\" }")),
            Control.of(
                    "alarms",
                    FILTER,
                    "metricTransformation",
                    "counts each matching line once, in the API's own namespace",
                    s -> s.is(Map.of(
                            "namespace", "Gatehouse/" + api(s),
                            "name", status(s).equals("401") ? "Unauthorized" : "Forbidden",
                            "value", "1",
                            "defaultValue", "0",
                            "unit", "Count"))),
            Control.of(
                    "alarms",
                    ALARM,
                    "namespace",
                    "is as in the alarm definition",
                    s -> s.is(metric(s).namespace())),
            Control.of(
                    "alarms",
                    ALARM,
                    "metricName",
                    "is as in the alarm definition",
                    s -> s.is(metric(s).metric())),
            Control.of(
                    "alarms",
                    ALARM,
                    "dimensions",
                    "are the metric's dimensions",
                    s -> s.value()
                            .equals(Optional.<Object>of(metric(s).dimensions()).filter(all -> !all.equals(Map.of())))),
            Control.of("alarms", ALARM, "threshold", "is the settings' value", s -> s.is(threshold(s))),
            Control.of(
                    "alarms",
                    ALARM,
                    "comparisonOperator",
                    "is GreaterThanOrEqualToThreshold",
                    s -> s.is("GreaterThanOrEqualToThreshold")),
            Control.of("alarms", ALARM, "period", "is five minutes", s -> s.is(300.0)),
            Control.of("alarms", ALARM, "evaluationPeriods", "is one", s -> s.is(1.0)),
            Control.of("alarms", ALARM, "datapointsToAlarm", "is one", s -> s.is(1.0)),
            Control.of(
                    "alarms",
                    ALARM,
                    "statistic",
                    "is Sum, except for the latency alarm",
                    s -> s.value().equals(isLatency(s) ? Optional.empty() : Optional.of("Sum"))),
            Control.of(
                    "alarms",
                    ALARM,
                    "extendedStatistic",
                    "is p99 for the latency alarm",
                    s -> s.value().equals(isLatency(s) ? Optional.of("p99") : Optional.empty())),
            Control.of(
                    "alarms",
                    ALARM,
                    "evaluateLowSampleCountPercentiles",
                    "is ignore for the latency alarm",
                    s -> s.value().equals(isLatency(s) ? Optional.of("ignore") : Optional.empty())),
            Control.of("alarms", ALARM, "treatMissingData", "is notBreaching", s -> s.is("notBreaching")),
            Control.of("alarms", ALARM, "okActions", "is the topic", s -> s.is(topic(s))),
            Control.of("alarms", TOPIC, "fifoTopic", "is false: email needs a standard topic", s -> s.is(false)),
            Control.of("alarms", POLICY, "arn", "is the topic's ARN", s -> s.is(arn(s, "alarms"))),
            Control.of("alarms", SUBSCRIPTION, "topic", "is the stack's resource", s -> s.is(arn(s, "alarms"))),
            Control.of("alarms", SUBSCRIPTION, "protocol", "is email", s -> s.is("email")),
            Control.of(
                    "alarms",
                    SUBSCRIPTION,
                    "endpoint",
                    "is an email address of the settings",
                    s -> rules(s).mail().stream().anyMatch(s::is)
                            && s.resource()
                                    .name()
                                    .equals(prefix(s) + "-alarms-" + s.value().orElseThrow())),
            Control.of("Pulumi protect", POLICY, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of("Pulumi protect", DASHBOARD, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of("dashboard", DASHBOARD, "dashboardName", "is the stack's resource", s -> s.is(prefix(s))),
            Control.of(
                    "dashboard",
                    DASHBOARD,
                    "dashboardBody",
                    "contains the metric of every alarm",
                    s -> s.stack().all(ALARM).stream()
                            .map(alarm -> "[[\"" + metric(alarm.name(), s).namespace() + "\",\""
                                    + metric(alarm.name(), s).metric() + "\"")
                            .allMatch(metric -> s.value().orElse("").toString().contains(metric))));

    private AlarmControls() {}

    private static AlarmThresholds rules(Control.Argument argument) {
        return argument.stack().settings().observability().alarms().orElseThrow();
    }

    private static String prefix(Control.Argument argument) {
        return "gatehouse-" + argument.stack().settings().stack();
    }

    private static boolean isRest(Control.Argument argument) {
        return argument.stack().settings().api().rest().isPresent();
    }

    private static String api(Control.Argument argument) {
        return prefix(argument) + (isRest(argument) ? "-rest" : "-api");
    }

    private static String arn(Control.Argument argument, String resource) {
        return "arn:aws:test:::" + prefix(argument) + "-" + resource;
    }

    private static List<String> topic(Control.Argument argument) {
        return List.of(arn(argument, "alarms"));
    }

    private static String status(Control.Argument argument) {
        return argument.resource().name().replaceFirst(".*-", "");
    }

    private static boolean isLatency(Control.Argument argument) {
        return argument.resource().name().endsWith("-latency");
    }

    private static AlarmMetric metric(Control.Argument argument) {
        return metric(argument.resource().name(), argument);
    }

    private static AlarmMetric metric(String alarm, Control.Argument argument) {
        String prefix = prefix(argument);
        String definition = alarm.substring(prefix.length() + 1);
        boolean rest = isRest(argument);
        Map<String, String> api =
                rest ? Map.of("ApiName", prefix + "-rest-0000000", "Stage", "v1") : Map.of("ApiId", prefix + "-api-id");
        Map<String, String> function = Map.of("FunctionName", prefix + "-function-0000000");
        return switch (definition) {
            case "unauthorized" -> new AlarmMetric("Gatehouse/" + api(argument), "Unauthorized", Map.of());
            case "forbidden" -> new AlarmMetric("Gatehouse/" + api(argument), "Forbidden", Map.of());
            case "server-errors" -> new AlarmMetric("AWS/ApiGateway", rest ? "5XXError" : "5xx", api);
            case "latency" -> new AlarmMetric("AWS/ApiGateway", "Latency", api);
            case "function-errors" -> new AlarmMetric("AWS/Lambda", "Errors", function);
            case "function-throttles" -> new AlarmMetric("AWS/Lambda", "Throttles", function);
            default ->
                new AlarmMetric(
                        "AWS/Cognito",
                        "SignInThrottles",
                        Map.of(
                                "UserPool",
                                prefix + "-users-id",
                                "UserPoolClient",
                                prefix + definition.replaceFirst("throttled-sign-ins", "") + "-id"));
        };
    }

    private static double threshold(Control.Argument argument) {
        AlarmThresholds rules = rules(argument);
        return switch (metric(argument).metric()) {
            case "Unauthorized" -> rules.unauthorized();
            case "Forbidden" -> rules.forbidden();
            case "5xx", "5XXError" -> rules.serverErrors();
            case "Latency" -> rules.latency().toMillis();
            case "SignInThrottles" -> rules.throttledSignIns();
            default -> 1;
        };
    }

    /** The order of the alarms does not matter. */
    private static boolean allowsOnlyTheAlarms(Control.Argument argument) {
        String start =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"alarms\",\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\",\"Resource\":\""
                        + arn(argument, "alarms") + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":[";
        String end = "]}}}]}";
        String policy = String.valueOf(argument.value().orElse(""));
        if (!policy.startsWith(start) || !policy.endsWith(end)) {
            return false;
        }
        List<String> allowed = List.of(
                policy.substring(start.length(), policy.length() - end.length()).split(",", -1));
        return allowed.stream()
                .sorted()
                .toList()
                .equals(argument.stack().all(ALARM).stream()
                        .map(alarm -> "\"arn:aws:test:::" + alarm.name() + "\"")
                        .sorted()
                        .toList());
    }
}
