package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A curve in CloudWatch.
 *
 * @param dimensions which of the curves of that name
 * @param statistic {@code Sum}, or a percentile such as {@code p99}
 */
record Metric(String namespace, String name, Map<String, Output<String>> dimensions, String statistic) {
    /** What every alarm and every dot of a dashboard sums up. */
    static final int SECONDS = 300;

    Metric {
        dimensions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    boolean isPercentile() {
        return statistic.startsWith("p");
    }

    Output<Map<String, String>> knownDimensions() {
        return Outputs.map(dimensions);
    }
}
