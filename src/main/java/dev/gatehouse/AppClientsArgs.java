package dev.gatehouse;

import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.AppClientsSections;
import java.util.List;
import java.util.Map;

/**
 * The arguments of an {@code AppClients}:
 *
 * <pre>{@code
 * AppClientsArgs.builder()
 *         .userPoolId(people.userPoolId())
 *         .client("spa", ClientArgs.builder()
 *                 .kind(ClientKind.SPA)
 *                 .callbacks("https://app.example.com/callback")
 *                 .scopes("openid")
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p>The component checks all arguments together and reports all problems at once, before anything is registered.
 */
public final class AppClientsArgs extends ComponentArgs {
    private AppClientsArgs(Builder collected) {
        super(collected);
    }

    private AppClientsArgs(Map<String, ?> tree) {
        super(tree);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(Map.of(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(AppClientsArgs defaults) {
        return new Builder(defaults.tree(), defaults.transformations());
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree as {@link ProtectedApiArgs#of} describes it, with the arguments of this component. Nothing is checked here
     */
    public static AppClientsArgs of(Map<String, ?> tree) {
        return new AppClientsArgs(tree);
    }

    /** Collects the arguments. */
    public static final class Builder extends AppClientsSections<Builder> {
        private Builder(Map<String, ?> tree, List<ResourceTransformation> transformations) {
            super(tree, transformations);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public AppClientsArgs build() {
            return new AppClientsArgs(this);
        }
    }
}
