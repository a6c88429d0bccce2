package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;

/** The user pool, whoever declares it. */
public sealed interface UserPoolSource permits UserDirectory, AdoptedPool {
    Output<String> poolId();

    Output<String> poolArn();

    /** Host and pool id, without a scheme. */
    Output<String> endpoint();
}
