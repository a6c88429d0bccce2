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

    /** For the components directly below a component that earlier versions did not have. */
    public static ComponentResourceOptions partsOf(Resource parent, List<ResourceTransformation> transformations) {
        return ComponentResourceOptions.builder()
                .parent(parent)
                .resourceTransformations(transformations)
                .build();
    }

    public static CustomResourceOptions childOf(Resource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /**
     * The name of a child that has its own name only within its parent, such as a route. It begins with the parent's
     * name, so a program can declare the same routes twice, and an alias of the parent also applies to the child.
     *
     * @param name the name within the parent, such as {@code GET /x}
     */
    public static String childName(Resource parent, String name) {
        return parent.pulumiResourceName() + " " + name;
    }

    /**
     * A child with the name {@link #childName}. Its name in earlier versions was the name within the parent, so that
     * name is an alias: Pulumi renames the resource in the state of an existing stack, and does not replace it.
     *
     * @param name the name within the parent
     */
    public static CustomResourceOptions namedChildOf(Resource parent, String name, Resource... dependencies) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .dependsOn(dependencies)
                .aliases(Alias.builder().name(name).build())
                .build();
    }

    /** A child with another AWS provider than its parent, if one is given. */
    public static CustomResourceOptions childOf(Resource parent, Optional<ProviderResource> provider) {
        CustomResourceOptions.Builder options = CustomResourceOptions.builder().parent(parent);
        provider.ifPresent(options::provider);
        return options.build();
    }

    /**
     * A child that Pulumi does not delete or replace in a protected stack. In another stack the option is unset, so the child
     * inherits it from its component.
     */
    public static CustomResourceOptions protectedChildOf(
            Resource parent, boolean protection, Resource... dependencies) {
        CustomResourceOptions.Builder options =
                CustomResourceOptions.builder().parent(parent).dependsOn(dependencies);
        if (protection) {
            options.protect(true);
        }
        return options.build();
    }

    /**
     * Like {@link #protectedChildOf}, and Pulumi keeps it on AWS when you remove it from the program, because its data
     * cannot be restored.
     */
    public static CustomResourceOptions retainedChildOf(Resource parent, boolean protection) {
        CustomResourceOptions.Builder options = CustomResourceOptions.builder().parent(parent);
        if (protection) {
            options.protect(true).retainOnDelete(true);
        }
        return options.build();
    }
}
