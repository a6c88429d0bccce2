package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * The CloudWatch metrics of an API. HTTP APIs and REST APIs have different metric names; two metrics are metric filters
 * on the access log.
 */
public record ApiMetrics(Metric unauthorized, Metric forbidden, Metric serverErrors, Metric latency) {
    private static final String NAMESPACE = "AWS/ApiGateway";

    /** Monitor HTTP APIs with CloudWatch metrics. */
    static ApiMetrics forHttpApi(String name, Output<String> apiId) {
        Map<String, Output<String>> api = Map.of("ApiId", apiId);
        return new ApiMetrics(
                counter(name, "Unauthorized"),
                counter(name, "Forbidden"),
                new Metric(NAMESPACE, "5xx", api, "Sum"),
                new Metric(NAMESPACE, "Latency", api, "p99"));
    }

    /** Amazon API Gateway dimensions and metrics (REST APIs). */
    static ApiMetrics forRestApi(String name, Output<String> apiName, Output<String> stage) {
        Map<String, Output<String>> api = Map.of("ApiName", apiName, "Stage", stage);
        return new ApiMetrics(
                counter(name, "Unauthorized"),
                counter(name, "Forbidden"),
                new Metric(NAMESPACE, "5XXError", api, "Sum"),
                new Metric(NAMESPACE, "Latency", api, "p99"));
    }

    /**
     * A metric of a metric filter. The namespace contains the API's name, so that stacks in the same account do not
     * share metrics.
     */
    private static Metric counter(String name, String metric) {
        return new Metric("Gatehouse/" + name, metric, Map.of(), "Sum");
    }
}
