package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Helpers for outputs. */
public final class OutputValues {
    private OutputValues() {}

    /**
     * An output that AWS generates, such as an ARN, with the dependency on its resource in a preview too.
     *
     * <p>In a preview, the engine omits unknown outputs from its response, and the SDK then creates an output without
     * dependencies (OBS pulumi 3.259.0 and SDK 1.36.1). The plan of the preview then lacks the dependency, and the
     * update with the dependency violates the plan. Only the id keeps the dependency.
     *
     * @param output unknown before the resource is created; do not use an output that the inputs determine, because it
     *     would become unknown
     */
    public static <T> Output<T> of(CustomResource resource, Output<T> output) {
        return resource.id().apply(id -> output);
    }

    /** Converts a map of outputs to an output of a map with the same order. */
    public static <T> Output<Map<String, T>> map(Map<String, Output<T>> outputs) {
        List<String> names = new ArrayList<>(outputs.keySet());
        return Output.all(new ArrayList<>(outputs.values())).applyValue(known -> {
            Map<String, T> map = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), known.get(i));
            }
            return map;
        });
    }
}
