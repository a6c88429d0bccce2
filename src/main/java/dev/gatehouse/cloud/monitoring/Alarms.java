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
 * A bell for each definition. The topic's policy waits for them all and is protected with the stack: a refused {@code pulumi
 * destroy} silences none.
 */
public final class Alarms extends ComponentResource {
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
                definitions.stream().map(definition -> alarm(definition, topic.arn(), counts)).toList(), protection);
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
                // Nobody calling is no fault.
                .treatMissingData("notBreaching")
                .actionsEnabled(true)
                .alarmActions(topic.applyValue(List::of))
                .okActions(topic.applyValue(List::of));
        if (!metric.dimensions().isEmpty()) {
            args.dimensions(metric.knownDimensions());
        }
        if (metric.isPercentile()) {
            // A percentile of two requests says nothing (CloudWatch, percentile-based alarms and low data samples).
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
