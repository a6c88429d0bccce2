package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the function's resource-based policy allows this API to invoke it for a route (DOC "Lambda proxy
 * integrations").
 */
final class InvokePermissionCheck {
    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    private InvokePermissionCheck() {}

    /**
     * Why the invocation is not allowed; empty if it is allowed.
     *
     * <p>OBS (statements that the API Gateway console writes): the source ARN has the declared route, including {@code
     * {proxy+}} and {@code $default}. CHOICE: for an ANY route it has the method of the request.
     */
    static Optional<String> refusal(
            LambdaFunction function, String apiId, String stage, String routeKey, String method) {
        String source = source(function, apiId, stage, routeKey, method);
        boolean allowed = function.allows(PRINCIPAL, source);
        if (allowed) {
            return Optional.empty();
        }
        List<String> granted =
                function.permissions().stream().map(InvokePermission::sourceArn).toList();
        return Optional.of("permission: function " + function.name() + " must allow " + PRINCIPAL + " to invoke it for "
                + source + ", got permissions for " + (granted.isEmpty() ? "no source" : granted)
                + "; declare a Lambda permission with a matching sourceArn");
    }

    private static String source(LambdaFunction function, String apiId, String stage, String routeKey, String method) {
        String[] parts = function.arn().split(":", -1);
        String partition = parts.length > 3 ? parts[1] : "aws";
        String region = parts.length > 3 ? parts[3] : "";
        int space = routeKey.indexOf(' ');
        String route = space < 0 ? routeKey : method + routeKey.substring(space + 1);
        return "arn:" + partition + ":execute-api:" + region + ":" + Addresses.ACCOUNT + ":" + apiId + "/" + stage + "/"
                + route;
    }
}
