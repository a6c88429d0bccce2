package dev.gatehouse.cloud;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;

/** A bell for each watch. */
public final class Alarms extends ComponentResource {
    private final String name;

    Alarms(String name, List<Watch> watches, AlarmTopic topic, ComponentResourceOptions options) {
        super("gatehouse:cloud:Alarms", name, options);
        this.name = name;
        topic.admit(watches.stream().map(watch -> alarm(watch, topic.arn())).toList());
        registerOutputs(Map.of());
    }

    private MetricAlarm alarm(Watch watch, Output<String> topic) {
        Metric metric = watch.metric();
        MetricAlarmArgs.Builder args = MetricAlarmArgs.builder()
                .alarmDescription(watch.says() + ", in five minutes")
                .namespace(metric.namespace())
                .metricName(metric.name())
                .period(Metric.SECONDS)
                .evaluationPeriods(1)
                .datapointsToAlarm(1)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .threshold(watch.threshold())
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
        return new MetricAlarm(name + "-" + watch.name(), args.build(), Options.childOf(this));
    }
}
