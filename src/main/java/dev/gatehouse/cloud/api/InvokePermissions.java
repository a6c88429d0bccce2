package dev.gatehouse.cloud.api;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.settings.api.InvokePermission;

/** Declares the permissions for an API stage to invoke the function. */
final class InvokePermissions {
    private InvokePermissions() {}

    /** @param statementId unique in the function's resource-based policy */
    static Permission declare(
            InvokePermission permission,
            String statementId,
            InvokedFunction function,
            Output<String> executionArn,
            String stage,
            Resource parent) {
        PermissionArgs.Builder args = PermissionArgs.builder()
                .statementId(statementId)
                .function(function.functionName())
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(executionArn.applyValue(
                        arn -> arn + "/" + stage + "/" + permission.method() + permission.path()));
        function.qualifier().ifPresent(args::qualifier);
        return new Permission(
                ChildOptions.childName(parent, permission.name()),
                args.build(),
                ChildOptions.namedChildOf(parent, permission.name()));
    }
}
