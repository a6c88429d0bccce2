package dev.gatehouse.component;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.Stash;
import com.pulumi.resources.StashArgs;
import java.util.Map;

/** A component with one resource, which keeps the setting {@code value}. */
final class Small extends ComponentResource {
    static final String TOKEN = "gatehouse:index:Small";

    static final PackageSchema SCHEMA = PackageSchema.of("""
            {"name": "gatehouse", "version": "1.2.3",
             "resources": {"gatehouse:index:Small": {
               "isComponent": true,
               "inputProperties": {
                 "value": {"type": "string"},
                 "token": {"type": "string", "secret": true},
                 "kind": {"type": "string", "plain": true}},
               "properties": {"stored": {"type": "string"}, "token": {"type": "string", "secret": true}},
               "required": ["stored"]}}}
            """);

    static final Components COMPONENTS = new Components(Map.of(TOKEN, Small::construct));

    private Map<String, Output<?>> outputs = Map.of();

    private Small(String name, Map<String, Object> inputs, ComponentResourceOptions options) {
        super(TOKEN, name, ResourceArgs.Empty, options);
        Stash stash = new Stash(
                name + (inputs.get("kind") instanceof String kind && kind.equals("refused") ? "-refused" : "-stash"),
                StashArgs.builder().input(output(inputs.get("value"))).build(),
                CustomResourceOptions.builder().parent(this).build());
        outputs = Map.of("stored", stash.input().applyValue(String::valueOf), "token", output(inputs.get("token")));
        registerOutputs(outputs);
    }

    @SuppressWarnings("unchecked")
    private static Output<Object> output(Object value) {
        return value instanceof Output<?> output ? (Output<Object>) output : Output.ofNullable(value);
    }

    private static ComponentFactory.Constructed construct(
            String name, Map<String, Object> inputs, ComponentResourceOptions options) {
        if (inputs.get("kind") instanceof Output) {
            throw new RunException("1 configuration problem:\n 1. kind: must be a plain value");
        }
        if ("defect".equals(inputs.get("kind"))) {
            throw new IllegalStateException("a defect");
        }
        Small small = new Small(name, inputs, options);
        return new ComponentFactory.Constructed(small, small.outputs);
    }
}
