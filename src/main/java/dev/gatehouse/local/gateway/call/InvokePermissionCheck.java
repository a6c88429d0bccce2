package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import java.util.List;
import java.util.Optional;

/** Whether a function's own policy lets this API call it for this route (DOC "Lambda proxy integrations"). */
final class InvokePermissionCheck {
    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    private InvokePermissionCheck() {}

    /**
     * Why the call is not allowed; empty when it is.
     *
     * <p>OBS (statements that the API Gateway console writes): the source is the route as declared, {@code {proxy+}}
     * and {@code $default} included. CHOICE: with an ANY route the method is the request's own.
     */
    static Optional<String> missing(
            LambdaFunction function, String apiId, String stage, String routeKey, String method) {
        String source = source(function, apiId, stage, routeKey, method);
        boolean allowed = function.allows(PRINCIPAL, source);
        if (allowed) {
            return Optional.empty();
        }
        List<String> given =
                function.permissions().stream().map(InvokePermission::sourceArn).toList();
        return Optional.of("permission: function " + function.name() + " must allow " + PRINCIPAL + " to call it for "
                + source + ", its permissions are for " + (given.isEmpty() ? "nobody" : given)
                + ": declare a lambda Permission whose sourceArn matches");
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
