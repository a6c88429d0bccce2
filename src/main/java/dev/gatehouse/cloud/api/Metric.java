package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudWatch metric with its dimensions and statistic.
 *
 * @param dimensions by name
 * @param statistic {@code Sum}, or a percentile such as {@code p99}
 */
public record Metric(String namespace, String name, Map<String, Output<String>> dimensions, String statistic) {
    /** The period of alarms and of dashboard widgets. */
    public static final int PERIOD_SECONDS = 300;

    public Metric {
        dimensions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    public boolean isPercentile() {
        return statistic.startsWith("p");
    }

    public Output<Map<String, String>> knownDimensions() {
        return OutputValues.map(dimensions);
    }
}
