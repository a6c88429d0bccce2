package dev.gatehouse.cloud;

import dev.gatehouse.settings.monitoring.AlarmThresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about who is told, and of what. */
final class AlarmControls {
    private static final String FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
    private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private static final String DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
    private static final String TOPIC = "aws:sns/topic:Topic";
    private static final String POLICY = "aws:sns/topicPolicy:TopicPolicy";
    private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

    /** What an alarm watches. */
    private record Curve(String namespace, String metric, Map<String, String> dimensions) {}

    static final List<Control> ALL = List.of(
            Control.of("alarms", FILTER, "logGroupName", "is the access log", s -> s.is("/aws/vendedlogs/" + api(s))),
            Control.of(
                    "alarms",
                    FILTER,
                    "pattern",
                    "is the status that it counts",
                    s -> s.is("{ $.status = \"" + status(s) + "\" }")),
            Control.of(
                    "alarms",
                    FILTER,
                    "metricTransformation",
                    "counts each line once, in a namespace of its own",
                    s -> s.is(Map.of(
                            "namespace", "Gatehouse/" + api(s),
                            "name", status(s).equals("401") ? "Unauthorized" : "Forbidden",
                            "value", "1",
                            "defaultValue", "0",
                            "unit", "Count"))),
            Control.of("alarms", ALARM, "namespace", "is the watched curve's", s -> s.is(curve(s).namespace())),
            Control.of("alarms", ALARM, "metricName", "is the watched curve's", s -> s.is(curve(s).metric())),
            Control.of(
                    "alarms",
                    ALARM,
                    "dimensions",
                    "are the watched curve's",
                    s -> s.value()
                            .equals(Optional.<Object>of(curve(s).dimensions()).filter(all -> !all.equals(Map.of())))),
            Control.of("alarms", ALARM, "threshold", "is the settings'", s -> s.is(threshold(s))),
            Control.of(
                    "alarms",
                    ALARM,
                    "comparisonOperator",
                    "rings when reached",
                    s -> s.is("GreaterThanOrEqualToThreshold")),
            Control.of("alarms", ALARM, "period", "is five minutes", s -> s.is(300.0)),
            Control.of("alarms", ALARM, "evaluationPeriods", "is one", s -> s.is(1.0)),
            Control.of("alarms", ALARM, "datapointsToAlarm", "is one", s -> s.is(1.0)),
            Control.of(
                    "alarms",
                    ALARM,
                    "statistic",
                    "is the sum, but of latency",
                    s -> s.value().equals(isLatency(s) ? Optional.empty() : Optional.of("Sum"))),
            Control.of(
                    "alarms",
                    ALARM,
                    "extendedStatistic",
                    "is the slowest hundredth of latency",
                    s -> s.value().equals(isLatency(s) ? Optional.of("p99") : Optional.empty())),
            Control.of(
                    "alarms",
                    ALARM,
                    "evaluateLowSampleCountPercentiles",
                    "is ignore for latency",
                    s -> s.value().equals(isLatency(s) ? Optional.of("ignore") : Optional.empty())),
            Control.of("alarms", ALARM, "treatMissingData", "is no breach", s -> s.is("notBreaching")),
            Control.of(
                    "CloudWatch.17, prowler cloudwatch_alarm_actions_enabled",
                    ALARM,
                    "actionsEnabled",
                    "is true",
                    s -> s.is(true)),
            Control.of("CloudWatch.15, CKV_AWS_319", ALARM, "alarmActions", "tell the topic", s -> s.is(topic(s))),
            Control.of("CloudWatch.15", ALARM, "okActions", "tell the topic", s -> s.is(topic(s))),
            Control.of(
                    "SNS.1, CKV_AWS_26, AWS-0095",
                    TOPIC,
                    "kmsMasterKeyId",
                    "is the stack's key, where it has one",
                    s -> s.value().equals(FirewallControls.key(s))),
            Control.of("alarms", TOPIC, "fifoTopic", "is false: mail takes no other", s -> s.is(false)),
            Control.of(
                    "SNS.4, CKV_AWS_169, prowler sns_topics_not_publicly_accessible",
                    POLICY,
                    "policy",
                    "admits CloudWatch for this stack's alarms alone",
                    s -> AlarmControls.admitsTheAlarmsAlone(s)),
            Control.of("SNS.4", POLICY, "arn", "is the topic's", s -> s.is(arn(s, "alarms"))),
            Control.of("alarms", SUBSCRIPTION, "topic", "is the stack's", s -> s.is(arn(s, "alarms"))),
            Control.of("alarms", SUBSCRIPTION, "protocol", "is mail", s -> s.is("email")),
            Control.of(
                    "alarms",
                    SUBSCRIPTION,
                    "endpoint",
                    "is an address of the settings",
                    s -> rules(s).mail().stream().anyMatch(s::is)
                            && s.resource()
                                    .name()
                                    .equals(prefix(s) + "-alarms-" + s.value().orElseThrow())),
            Control.of("Cognito.6 (Pulumi protect)", POLICY, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of("Cognito.6 (Pulumi protect)", DASHBOARD, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of("dashboard", DASHBOARD, "dashboardName", "is the stack's", s -> s.is(prefix(s))),
            Control.of(
                    "dashboard",
                    DASHBOARD,
                    "dashboardBody",
                    "shows the curve of every alarm",
                    s -> s.stack().all(ALARM).stream()
                            .map(alarm -> "[[\"" + curve(alarm.name(), s).namespace() + "\",\""
                                    + curve(alarm.name(), s).metric() + "\"")
                            .allMatch(curve -> s.value().orElse("").toString().contains(curve))));

    private AlarmControls() {}

    private static AlarmThresholds rules(Control.Seen seen) {
        return seen.stack().settings().observability().alarms().orElseThrow();
    }

    private static String prefix(Control.Seen seen) {
        return "gatehouse-" + seen.stack().settings().stack();
    }

    private static boolean isRest(Control.Seen seen) {
        return seen.stack().settings().api().rest().isPresent();
    }

    private static String api(Control.Seen seen) {
        return prefix(seen) + (isRest(seen) ? "-rest" : "-api");
    }

    private static String arn(Control.Seen seen, String resource) {
        return "arn:aws:test:::" + prefix(seen) + "-" + resource;
    }

    private static List<String> topic(Control.Seen seen) {
        return List.of(arn(seen, "alarms"));
    }

    private static String status(Control.Seen seen) {
        return seen.resource().name().replaceFirst(".*-", "");
    }

    private static boolean isLatency(Control.Seen seen) {
        return seen.resource().name().endsWith("-latency");
    }

    private static Curve curve(Control.Seen seen) {
        return curve(seen.resource().name(), seen);
    }

    private static Curve curve(String alarm, Control.Seen seen) {
        String prefix = prefix(seen);
        String watch = alarm.substring(prefix.length() + 1);
        boolean rest = isRest(seen);
        Map<String, String> api =
                rest ? Map.of("ApiName", prefix + "-rest-0000000", "Stage", "v1") : Map.of("ApiId", prefix + "-api-id");
        Map<String, String> function = Map.of("FunctionName", prefix + "-function-0000000");
        return switch (watch) {
            case "unauthorized" -> new Curve("Gatehouse/" + api(seen), "Unauthorized", Map.of());
            case "forbidden" -> new Curve("Gatehouse/" + api(seen), "Forbidden", Map.of());
            case "server-errors" -> new Curve("AWS/ApiGateway", rest ? "5XXError" : "5xx", api);
            case "latency" -> new Curve("AWS/ApiGateway", "Latency", api);
            case "function-errors" -> new Curve("AWS/Lambda", "Errors", function);
            case "function-throttles" -> new Curve("AWS/Lambda", "Throttles", function);
            default ->
                new Curve(
                        "AWS/Cognito",
                        "SignInThrottles",
                        Map.of(
                                "UserPool",
                                prefix + "-users-id",
                                "UserPoolClient",
                                prefix + watch.replaceFirst("throttled-sign-ins", "") + "-id"));
        };
    }

    private static double threshold(Control.Seen seen) {
        AlarmThresholds rules = rules(seen);
        return switch (curve(seen).metric()) {
            case "Unauthorized" -> rules.unauthorized();
            case "Forbidden" -> rules.forbidden();
            case "5xx", "5XXError" -> rules.serverErrors();
            case "Latency" -> rules.latency().toMillis();
            case "SignInThrottles" -> rules.throttledSignIns();
            default -> 1;
        };
    }

    /** The alarms in any order: they are declared side by side. */
    private static boolean admitsTheAlarmsAlone(Control.Seen seen) {
        String start =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"alarms\",\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\",\"Resource\":\""
                        + arn(seen, "alarms") + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":[";
        String end = "]}}}]}";
        String policy = String.valueOf(seen.value().orElse(""));
        if (!policy.startsWith(start) || !policy.endsWith(end)) {
            return false;
        }
        List<String> admitted = List.of(
                policy.substring(start.length(), policy.length() - end.length()).split(",", -1));
        return admitted.stream()
                .sorted()
                .toList()
                .equals(seen.stack().all(ALARM).stream()
                        .map(alarm -> "\"arn:aws:test:::" + alarm.name() + "\"")
                        .sorted()
                        .toList());
    }
}
