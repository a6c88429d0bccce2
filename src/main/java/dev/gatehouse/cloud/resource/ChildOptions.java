package dev.gatehouse.cloud.resource;

import com.pulumi.core.Alias;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;
import java.util.List;
import java.util.Optional;

/** Resource options for children of components. */
public final class ChildOptions {
    private ChildOptions() {}

    /**
     * For the components directly below the component of the whole declaration, which earlier versions declared without a
     * parent: an existing stack keeps them. The engine applies the alias to their children too.
     */
    public static ComponentResourceOptions componentsOf(Resource parent, List<ResourceTransformation> transformations) {
        return ComponentResourceOptions.builder()
                .parent(parent)
                .resourceTransformations(transformations)
                .aliases(Alias.noParent())
                .build();
    }

    public static CustomResourceOptions childOf(Resource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /** A child with another AWS provider than its parent, if one is given. */
    public static CustomResourceOptions childOf(Resource parent, Optional<ProviderResource> provider) {
        CustomResourceOptions.Builder options = CustomResourceOptions.builder().parent(parent);
        provider.ifPresent(options::provider);
        return options.build();
    }

    /** A child that Pulumi does not delete or replace in a protected stack. */
    public static CustomResourceOptions protectedChildOf(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .build();
    }

    /**
     * Like {@link #protectedChildOf}, and Pulumi keeps it on AWS when you remove it from the program, because its data
     * cannot be restored.
     */
    public static CustomResourceOptions retainedChildOf(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .retainOnDelete(protection)
                .build();
    }
}
