package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.inputs.UserPoolState;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import java.util.Map;

/** An existing user pool, which the stack only reads. A preview fails if the pool does not exist. */
final class AdoptedPool extends ComponentResource implements UserPoolSource {
    private final UserPool pool;

    AdoptedPool(String name, Output<String> id, ComponentResourceOptions options) {
        super("gatehouse:cloud:AdoptedPool", name, options);
        this.pool = UserPool.get(name, id, UserPoolState.Empty, ChildOptions.childOf(this));
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> poolId() {
        return pool.id();
    }

    @Override
    public Output<String> poolArn() {
        return pool.arn();
    }

    @Override
    public Output<String> endpoint() {
        return pool.endpoint();
    }
}
