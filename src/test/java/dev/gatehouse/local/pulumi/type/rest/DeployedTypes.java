package dev.gatehouse.local.pulumi.type.rest;

import java.util.List;

/** Makes the resource types of a deployment visible to tests of other packages. */
public final class DeployedTypes {
    private DeployedTypes() {}

    /** Type tokens, such as {@code aws:apigateway/method:Method}. */
    public static List<String> all() {
        return DeploymentSnapshot.DEPLOYED;
    }
}
