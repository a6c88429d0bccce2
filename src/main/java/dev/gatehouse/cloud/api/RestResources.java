package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A REST API as its parts refer to it.
 *
 * @param executionArn first part of what calls the function
 * @param stage by name: the stage itself opens last
 * @param idByPath id of the resource at each path, the root's among them
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
