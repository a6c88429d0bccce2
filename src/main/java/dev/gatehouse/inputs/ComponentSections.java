package dev.gatehouse.inputs;

import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the builders of the arguments of all components have in common.
 *
 * @param <B> the builder
 */
public abstract class ComponentSections<B extends ComponentSections<B>> {
    private final ArgsTree values;
    private final List<ResourceTransformation> transformations;

    /**
     * Starts with the given values.
     *
     * @param tree the arguments as a stack file contains them
     * @param transformations of the resources of the component
     */
    protected ComponentSections(Map<String, ?> tree, List<ResourceTransformation> transformations) {
        this.values = new ArgsTree(tree);
        this.transformations = new ArrayList<>(transformations);
    }

    /** Returns this builder. */
    protected abstract B self();

    /** Returns the values that the builder collects. */
    final ArgsTree values() {
        return values;
    }

    /** Returns a copy of the arguments collected so far. */
    public final Map<String, Object> tree() {
        return values.toMap();
    }

    /** Returns a copy of the transformations collected so far. */
    public final List<ResourceTransformation> transformations() {
        return List.copyOf(transformations);
    }

    /**
     * Changes the arguments of resources of one type before they are registered, for what the sections do not have:
     *
     * <pre>{@code
     * .transform(UserPoolArgs.class, (name, args) ->
     *         UserPoolArgs.builder(args).deletionProtection("ACTIVE").build())
     * }</pre>
     *
     * <p>Nothing checks the result: it can make the API less secure. To change resource options, pass {@code
     * resourceTransformations} in the options of the component.
     *
     * @param type the type of the arguments, such as {@code com.pulumi.aws.cognito.UserPoolArgs}
     * @param change receives the name of a resource and its arguments, and returns the arguments to register
     */
    public <A extends ResourceArgs> B transform(Class<A> type, BiFunction<String, A, A> change) {
        transformations.add(args -> type.isInstance(args.args())
                ? Optional.of(new ResourceTransformation.Result(
                        change.apply(args.resource().pulumiResourceName(), type.cast(args.args())), args.options()))
                : Optional.empty());
        return self();
    }
}
