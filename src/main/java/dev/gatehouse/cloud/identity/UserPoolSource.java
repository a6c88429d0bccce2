package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;

/** A user pool that this stack declares or an existing one. */
public sealed interface UserPoolSource permits DeclaredPool, AdoptedPool {
    Output<String> poolId();

    Output<String> poolArn();

    /** Host and pool id, without a scheme. */
    Output<String> endpoint();
}
