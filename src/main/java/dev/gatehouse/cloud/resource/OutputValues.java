package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outputs as the SDK does not give them. */
public final class OutputValues {
    private OutputValues() {}

    /**
     * An output that AWS decides, such as an ARN, with the dependency on its resource in a preview as well.
     *
     * <p>A preview strips unknown outputs from the engine's answer, and the SDK then takes such an output for one that
     * depends on no resource (observed with pulumi 3.259.0 and SDK 1.36.1). The plan that the preview writes lacks the
     * dependency, and the update that has it violates the plan. Only the id keeps its resource.
     *
     * @param output unknown before the resource is made; one that the inputs decide would become unknown by this
     */
    public static <T> Output<T> of(CustomResource resource, Output<T> output) {
        return resource.id().apply(id -> output);
    }

    /** A map of outputs as the output of a map, in the same order. */
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
