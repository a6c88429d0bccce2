package dev.gatehouse.cloud.resource;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import java.util.Optional;

/** Resource options, in the forms that we use. */
public final class ChildOptions {
    private ChildOptions() {}

    public static CustomResourceOptions childOf(Resource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /** A child in another region than its parent, where that is asked for. */
    public static CustomResourceOptions childOf(Resource parent, Optional<ProviderResource> provider) {
        CustomResourceOptions.Builder options = CustomResourceOptions.builder().parent(parent);
        provider.ifPresent(options::provider);
        return options.build();
    }

    /** A child that Pulumi refuses to delete or replace where the stack is protected. */
    public static CustomResourceOptions protectedChildOf(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .build();
    }

    /** As {@link #protectedChildOf}, and left on AWS even when it leaves the program: what it holds cannot be made again. */
    public static CustomResourceOptions retainedChildOf(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .retainOnDelete(protection)
                .build();
    }
}
