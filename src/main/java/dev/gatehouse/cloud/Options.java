package dev.gatehouse.cloud;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;

/** Resource options, in the three forms that we use. */
final class Options {
    private Options() {}

    static CustomResourceOptions childOf(Resource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /** A child that Pulumi refuses to delete or replace where the stack is protected. */
    static CustomResourceOptions kept(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .build();
    }

    /** As {@link #kept}, and left on AWS even when it leaves the program: what it holds cannot be made again. */
    static CustomResourceOptions keptForGood(Resource parent, boolean protection) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(protection)
                .retainOnDelete(protection)
                .build();
    }
}
