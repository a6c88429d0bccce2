package dev.gatehouse.cloud;

import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Route;

/** Lets an API call the function by one route; a route added by hand in the console does not reach it. */
final class InvokePermission {
    private InvokePermission() {}

    /** @param statement its name in the function's policy, of which it is the only one */
    static Permission of(
            Route route,
            String statement,
            Backend backend,
            Output<String> executionArn,
            String stage,
            Resource parent) {
        String method = route.method().equals("ANY") ? "*" : route.method();
        String path = route.path().replaceAll("\\{[^}]+\\}", "*");
        PermissionArgs.Builder args = PermissionArgs.builder()
                .statementId(statement)
                .function(backend.functionName())
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(executionArn.applyValue(arn -> arn + "/" + stage + "/" + method + path));
        backend.qualifier().ifPresent(args::qualifier);
        return new Permission(route.key(), args.build(), Options.childOf(parent));
    }
}
