package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A curve in CloudWatch.
 *
 * @param dimensions which of the curves of that name
 * @param statistic {@code Sum}, or a percentile such as {@code p99}
 */
public record Metric(String namespace, String name, Map<String, Output<String>> dimensions, String statistic) {
    /** What every alarm and every dot of a dashboard sums up. */
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
