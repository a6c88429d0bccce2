package dev.gatehouse.cloud;

import com.pulumi.core.Output;

/** The user pool, whoever declares it. */
sealed interface Users permits UserDirectory, AdoptedPool {
    Output<String> poolId();

    Output<String> poolArn();

    /** Host and pool id, without a scheme. */
    Output<String> endpoint();
}
