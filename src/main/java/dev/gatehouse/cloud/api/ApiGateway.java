package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;

/** An HTTP API or a REST API that invokes the function. */
public interface ApiGateway {
    /** The invoke URL without a trailing slash. */
    Output<String> url();

    /** The CloudWatch metrics of the API. */
    ApiMetrics metrics();

    /** The name of the log group of the access log. */
    Output<String> accessLog();

    Output<String> apiId();

    /** The stage name. It is known when the stage exists. */
    Output<String> stageName();
}
