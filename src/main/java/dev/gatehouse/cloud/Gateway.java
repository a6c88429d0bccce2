package dev.gatehouse.cloud;

import com.pulumi.core.Output;

/** What stands in front of the function: an HTTP API or a REST API. */
interface Gateway {
    /** Where it answers, without a slash at the end. */
    Output<String> url();

    Output<String> apiId();

    /** The name of the stage that answers, told when it does. */
    Output<String> stageName();
}
