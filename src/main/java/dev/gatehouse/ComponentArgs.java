package dev.gatehouse;

import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.ArgsTree;
import dev.gatehouse.inputs.ComponentSections;
import java.util.List;
import java.util.Map;

/** The arguments of a component. The component checks all of them together, before anything is registered. */
public abstract class ComponentArgs extends ResourceArgs {
    private final Map<String, Object> tree;
    private final List<ResourceTransformation> transformations;

    ComponentArgs(ComponentSections<?> collected) {
        this.tree = collected.tree();
        this.transformations = collected.transformations();
    }

    ComponentArgs(Map<String, ?> tree) {
        this.tree = new ArgsTree(tree).toMap();
        this.transformations = List.of();
    }

    /** The arguments as a stack file contains them, with the names of sections without {@code gatehouse:}. */
    public final Map<String, Object> tree() {
        return tree;
    }

    final List<ResourceTransformation> transformations() {
        return transformations;
    }

    /** Shows the names of the arguments only, because values may be secret. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + tree.keySet();
    }
}
