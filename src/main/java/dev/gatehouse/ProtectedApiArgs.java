package dev.gatehouse;

import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.ProtectedApiSections;
import java.util.List;
import java.util.Map;

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
public final class ProtectedApiArgs extends ComponentArgs {
    private ProtectedApiArgs(Builder collected) {
        super(collected);
    }

    private ProtectedApiArgs(Map<String, ?> tree) {
        super(tree);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(Map.of(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ProtectedApiArgs defaults) {
        return new Builder(defaults.tree(), defaults.transformations());
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree what a stack file contains, with the names of sections without {@code gatehouse:}: texts, numbers, booleans,
     *     lists and maps, and {@code Output<String>} as the value of a key that takes Outputs. Nothing is checked here
     */
    public static ProtectedApiArgs of(Map<String, ?> tree) {
        return new ProtectedApiArgs(tree);
    }

    /** Collects the arguments. */
    public static final class Builder extends ProtectedApiSections<Builder> {
        private Builder(Map<String, ?> tree, List<ResourceTransformation> transformations) {
            super(tree, transformations);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public ProtectedApiArgs build() {
            return new ProtectedApiArgs(this);
        }
    }
}
