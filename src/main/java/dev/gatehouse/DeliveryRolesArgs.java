package dev.gatehouse;

import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.inputs.DeliveryRolesSections;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a {@code DeliveryRoles}:
 *
 * <pre>{@code
 * DeliveryRolesArgs.builder()
 *         .delivery(DeliveryArgs.builder()
 *                 .account("123456789012")
 *                 .repository("acme/payments")
 *                 .stack("prod", DeliveryStackArgs.builder().build())
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p>The component checks all arguments together and reports all problems at once, before anything is registered.
 */
public final class DeliveryRolesArgs extends ComponentArgs {
    private DeliveryRolesArgs(Builder collected) {
        super(collected);
    }

    private DeliveryRolesArgs(Map<String, ?> tree) {
        super(tree);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(Map.of(), List.of());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(DeliveryRolesArgs defaults) {
        return new Builder(defaults.tree(), defaults.transformations());
    }

    /**
     * The arguments as a tree, such as a YAML or JSON file contains them.
     *
     * @param tree as {@link ProtectedApiArgs#of} describes it, with the arguments of this component. Nothing is checked here
     */
    public static DeliveryRolesArgs of(Map<String, ?> tree) {
        return new DeliveryRolesArgs(tree);
    }

    /** Collects the arguments. */
    public static final class Builder extends DeliveryRolesSections<Builder> {
        private Builder(Map<String, ?> tree, List<ResourceTransformation> transformations) {
            super(tree, transformations);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Returns the arguments; nothing is checked here. */
        public DeliveryRolesArgs build() {
            return new DeliveryRolesArgs(this);
        }
    }
}
