package dev.gatehouse;

import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.ArgsTree;
import dev.gatehouse.inputs.ProtectedApiSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The arguments of a {@code ProtectedApi}. Its sections are those of docs/settings.md:
 *
 * <pre>{@code
 * ProtectedApiArgs.builder()
 *         .domain(DomainArgs.builder().prefix("my-api-auth").build())
 *         .scopes(ScopesArgs.builder()
 *                 .identifier("https://api.example.com")
 *                 .scope("read", "Read access")
 *                 .build())
 *         .client("spa", ClientArgs.builder()
 *                 .kind(ClientKind.SPA)
 *                 .callbacks("https://app.example.com/callback")
 *                 .scopes("openid", "read")
 *                 .build())
 *         .route("GET /resources", RouteArgs.builder().scopes("read").build())
 *         .build();
 * }</pre>
 *
 * <p>The component checks all arguments together and reports all problems at once, before anything is registered.
 */
public final class ProtectedApiArgs extends ResourceArgs {
    private final Map<String, Object> tree;
    private final List<ResourceTransformation> transformations;

    private ProtectedApiArgs(ArgsTree values, List<ResourceTransformation> transformations) {
        this.tree = values.toMap();
        this.transformations = List.copyOf(transformations);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ProtectedApiArgs defaults) {
        return new Builder(new ArgsTree(defaults.tree), defaults.transformations);
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree what a stack file contains, with the names of sections without {@code gatehouse:}: texts, numbers, booleans,
     *     lists and maps, and {@code Output<String>} as the value of a key that takes Outputs. Nothing is checked here
     */
    public static ProtectedApiArgs of(Map<String, ?> tree) {
        return new ProtectedApiArgs(new ArgsTree(tree), List.of());
    }

    /** The arguments as a stack file contains them, with the names of sections without {@code gatehouse:}. */
    public Map<String, Object> tree() {
        return tree;
    }

    List<ResourceTransformation> transformations() {
        return transformations;
    }

    /** Shows the names of the sections only, because values may be secret. */
    @Override
    public String toString() {
        return "ProtectedApiArgs" + tree.keySet();
    }

    /** Collects the arguments. */
    public static final class Builder extends ProtectedApiSections<Builder> {
        private final List<ResourceTransformation> transformations;

        private Builder(ArgsTree values, List<ResourceTransformation> transformations) {
            super(values);
            this.transformations = new ArrayList<>(transformations);
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
        public <A extends ResourceArgs> Builder transform(Class<A> type, BiFunction<String, A, A> change) {
            transformations.add(args -> type.isInstance(args.args())
                    ? Optional.of(new ResourceTransformation.Result(
                            change.apply(args.resource().pulumiResourceName(), type.cast(args.args())), args.options()))
                    : Optional.empty());
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public ProtectedApiArgs build() {
            return new ProtectedApiArgs(values(), transformations);
        }
    }
}
