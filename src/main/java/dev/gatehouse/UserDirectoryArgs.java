package dev.gatehouse;

import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.UserDirectorySections;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a {@code UserDirectory}. Its sections are those of docs/settings.md:
 *
 * <pre>{@code
 * UserDirectoryArgs.builder()
 *         .identity(IdentityArgs.builder().groups("admin").build())
 *         .build();
 * }</pre>
 *
 * <p>The component checks all arguments together and reports all problems at once, before anything is registered.
 */
public final class UserDirectoryArgs extends ComponentArgs {
    private UserDirectoryArgs(Builder collected) {
        super(collected);
    }

    private UserDirectoryArgs(Map<String, ?> tree) {
        super(tree);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(Map.of(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(UserDirectoryArgs defaults) {
        return new Builder(defaults.tree(), defaults.transformations());
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree as {@link ProtectedApiArgs#of} describes it, with the arguments of this component. Nothing is checked here
     */
    public static UserDirectoryArgs of(Map<String, ?> tree) {
        return new UserDirectoryArgs(tree);
    }

    /** Collects the arguments. */
    public static final class Builder extends UserDirectorySections<Builder> {
        private Builder(Map<String, ?> tree, List<ResourceTransformation> transformations) {
            super(tree, transformations);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public UserDirectoryArgs build() {
            return new UserDirectoryArgs(this);
        }
    }
}
