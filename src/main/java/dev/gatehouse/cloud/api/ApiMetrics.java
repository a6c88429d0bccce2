package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import java.util.Map;

/** Where an API's curves are: its kind decides their names, and its access log makes two of them. */
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

    /** In a namespace of the API's own, so that two stacks of an account do not add up. */
    private static Metric counter(String name, String metric) {
        return new Metric("Gatehouse/" + name, metric, Map.of(), "Sum");
    }
}
