package dev.gatehouse.cloud;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.InvokeGrant;

/** Lets one stage of an API call the function. */
final class InvokePermission {
    private InvokePermission() {}

    /** @param statement its name in the function's policy, of which it is the only one */
    static Permission of(
            InvokeGrant grant,
            String statement,
            Backend backend,
            Output<String> executionArn,
            String stage,
            Resource parent) {
        PermissionArgs.Builder args = PermissionArgs.builder()
                .statementId(statement)
                .function(backend.functionName())
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(executionArn.applyValue(arn -> arn + "/" + stage + "/" + grant.method() + grant.path()));
        backend.qualifier().ifPresent(args::qualifier);
        return new Permission(grant.name(), args.build(), Options.childOf(parent));
    }
}
