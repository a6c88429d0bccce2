package dev.gatehouse.component;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/** Constructs a component of the package. */
@FunctionalInterface
interface ComponentFactory {
    /**
     * A component that was constructed.
     *
     * @param outputs all outputs by name, as the package's schema lists them
     */
    record Constructed(ComponentResource resource, Map<String, Output<?>> outputs) {}

    /**
     * Constructs the component.
     *
     * @param inputs the settings: texts, numbers, flags, lists and maps, with Outputs for values that are secret or not yet
     *     known
     * @throws com.pulumi.exceptions.RunException if a setting is wrong; its message is a report for the user
     */
    Constructed construct(String name, Map<String, Object> inputs, ComponentResourceOptions options);
}
