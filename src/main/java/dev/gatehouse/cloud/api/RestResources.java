package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A REST API as its child components refer to it.
 *
 * @param executionArn prefix of the source ARN of invocations
 * @param stage name of the stage, which is created last
 * @param idByPath resource id by path, including the root
 */
record RestResources(
        Output<String> apiId, Output<String> executionArn, String stage, Map<String, Output<String>> idByPath) {
    RestResources {
        idByPath = Map.copyOf(idByPath);
    }

    Output<String> resourceId(String path) {
        Output<String> id = idByPath.get(path);
        if (id == null) {
            throw new IllegalArgumentException("no resource at " + path);
        }
        return id;
    }
}
