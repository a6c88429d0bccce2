package dev.gatehouse.cloud.resource;

import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;

/** Sets the permissions boundary of every role in a stack. */
public final class RoleBoundary implements ResourceTransformation {
    private final Output<String> policy;

    /** @param policy ARN of the boundary policy */
    public RoleBoundary(Output<String> policy) {
        this.policy = policy;
    }

    @Override
    public Optional<Result> apply(Args args) {
        return args.args() instanceof RoleArgs role
                ? Optional.of(new Result(
                        RoleArgs.builder(role).permissionsBoundary(policy).build(), args.options()))
                : Optional.empty();
    }
}
