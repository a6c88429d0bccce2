package dev.gatehouse.cloud.api;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.settings.api.InvokePermission;

/** Lets one stage of an API call the function. */
final class InvokePermissions {
    private InvokePermissions() {}

    /** @param statement its name in the function's policy, of which it is the only one */
    static Permission declare(
            InvokePermission permission,
            String statementId,
            LambdaFunction function,
            Output<String> executionArn,
            String stage,
            Resource parent) {
        PermissionArgs.Builder args = PermissionArgs.builder()
                .statementId(statementId)
                .function(function.functionName())
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(executionArn.applyValue(arn -> arn + "/" + stage + "/" + permission.method() + permission.path()));
        function.qualifier().ifPresent(args::qualifier);
        return new Permission(permission.name(), args.build(), ChildOptions.childOf(parent));
    }
}
