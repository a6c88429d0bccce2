package dev.gatehouse.cloud;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;

/** Resource options, in the two forms that we use. */
final class Options {
    private Options() {}

    static CustomResourceOptions childOf(Resource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /** A child whose loss would lose users or break every frontend: kept by Pulumi where the stack is protected. */
    static CustomResourceOptions guarded(Resource parent, boolean protection) {
        return protection
                ? CustomResourceOptions.builder()
                        .parent(parent)
                        .protect(true)
                        .retainOnDelete(true)
                        .build()
                : childOf(parent);
    }
}
