package dev.gatehouse.cloud.monitoring;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.cloud.api.Metric;
import java.util.List;
import java.util.Map;

/**
 * The CloudWatch alarms. The topic policy depends on all alarms and is protected with the stack: a rejected {@code
 * pulumi destroy} deletes no alarm.
 */
final class Alarms extends ComponentResource {
    private final String name;

    Alarms(
            String name,
            List<AlarmDefinition> definitions,
            AlarmTopic topic,
            RefusalCounts counts,
            boolean protection,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:Alarms", name, options);
        this.name = name;
        topic.allowPublish(
                definitions.stream()
                        .map(definition -> alarm(definition, topic.arn(), counts))
                        .toList(),
                protection);
        registerOutputs(Map.of());
    }

    private MetricAlarm alarm(AlarmDefinition definition, Output<String> topic, RefusalCounts counts) {
        Metric metric = definition.metric();
        MetricAlarmArgs.Builder args = MetricAlarmArgs.builder()
                .alarmDescription(definition.description() + ", in five minutes")
                .namespace(metric.namespace())
                .metricName(metric.name())
                .period(Metric.PERIOD_SECONDS)
                .evaluationPeriods(1)
                .datapointsToAlarm(1)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .threshold(definition.threshold())
                // No requests is not an error.
                .treatMissingData("notBreaching")
                .actionsEnabled(true)
                .alarmActions(topic.applyValue(List::of))
                .okActions(topic.applyValue(List::of));
        if (!metric.dimensions().isEmpty()) {
            args.dimensions(metric.knownDimensions());
        }
        if (metric.isPercentile()) {
            // A percentile of a few requests is not significant (CloudWatch, Percentile-based alarms and low data
            // samples).
            args.extendedStatistic(metric.statistic()).evaluateLowSampleCountPercentiles("ignore");
        } else {
            args.statistic(metric.statistic());
        }
        return new MetricAlarm(
                name + "-" + definition.name(),
                args.build(),
                CustomResourceOptions.builder().parent(this).dependsOn(counts).build());
    }
}
