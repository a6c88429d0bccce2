package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;

/** What stands in front of the function: an HTTP API or a REST API. */
public interface ApiGateway {
    /** Where it answers, without a slash at the end. */
    Output<String> url();

    /** Its own curves in CloudWatch. */
    ApiMetrics metrics();

    /** Name of the log group with a line for each request. */
    Output<String> accessLog();

    Output<String> apiId();

    /** The name of the stage that answers, told when it does. */
    Output<String> stageName();
}
