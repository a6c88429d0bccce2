package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import java.util.Map;

/** Where an API's curves are: its kind decides their names, and its access log makes two of them. */
public record ApiMetrics(Metric unauthorized, Metric forbidden, Metric serverErrors, Metric latency) {
    private static final String AWS = "AWS/ApiGateway";

    /** Monitor HTTP APIs with CloudWatch metrics. */
    static ApiMetrics ofHttpApi(String name, Output<String> apiId) {
        Map<String, Output<String>> api = Map.of("ApiId", apiId);
        return new ApiMetrics(
                counted(name, "Unauthorized"),
                counted(name, "Forbidden"),
                new Metric(AWS, "5xx", api, "Sum"),
                new Metric(AWS, "Latency", api, "p99"));
    }

    /** Amazon API Gateway dimensions and metrics (REST APIs). */
    static ApiMetrics ofRestApi(String name, Output<String> apiName, Output<String> stage) {
        Map<String, Output<String>> api = Map.of("ApiName", apiName, "Stage", stage);
        return new ApiMetrics(
                counted(name, "Unauthorized"),
                counted(name, "Forbidden"),
                new Metric(AWS, "5XXError", api, "Sum"),
                new Metric(AWS, "Latency", api, "p99"));
    }

    /** In a namespace of the API's own, so that two stacks of an account do not add up. */
    private static Metric counted(String name, String metric) {
        return new Metric("Gatehouse/" + name, metric, Map.of(), "Sum");
    }
}
