package dev.gatehouse.local.pulumi.type.rest;

import java.util.List;

/** What a deployment of a REST API holds, as the local cloud has it. */
public final class DeployedTypes {
    private DeployedTypes() {}

    /** Types of resources, {@code aws:apigateway/method:Method} among them. */
    public static List<String> all() {
        return DeploymentSnapshot.DEPLOYED;
    }
}
