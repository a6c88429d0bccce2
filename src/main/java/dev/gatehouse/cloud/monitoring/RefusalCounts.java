package dev.gatehouse.cloud.monitoring;

import com.pulumi.aws.cloudwatch.LogMetricFilter;
import com.pulumi.aws.cloudwatch.LogMetricFilterArgs;
import com.pulumi.aws.cloudwatch.inputs.LogMetricFilterMetricTransformationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.api.AccessLogFormat;
import dev.gatehouse.cloud.api.ApiMetrics;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.cloud.resource.ChildOptions;
import java.util.Map;

/**
 * Metric filters that count 401 and 403 responses in the access log. The metrics of API Gateway count all 4xx responses
 * together.
 */
final class RefusalCounts extends ComponentResource {
    RefusalCounts(String name, ApiMetrics metrics, Output<String> accessLog, ComponentResourceOptions options) {
        super("gatehouse:cloud:RefusalCounts", name, options);
        count(name + "-401", "401", metrics.unauthorized(), accessLog);
        count(name + "-403", "403", metrics.forbidden(), accessLog);
        registerOutputs(Map.of());
    }

    private void count(String name, String status, Metric metric, Output<String> accessLog) {
        new LogMetricFilter(
                name,
                LogMetricFilterArgs.builder()
                        .logGroupName(accessLog)
                        .pattern(pattern(status))
                        .metricTransformation(LogMetricFilterMetricTransformationArgs.builder()
                                .namespace(metric.namespace())
                                .name(metric.name())
                                .value("1")
                                .defaultValue("0")
                                .unit("Count")
                                .build())
                        .build(),
                ChildOptions.childOf(this));
    }

    /** The status in the access log is a string (see {@link AccessLogFormat}). */
    static String pattern(String status) {
        return "{ $.status = \"" + status + "\" }";
    }
}
