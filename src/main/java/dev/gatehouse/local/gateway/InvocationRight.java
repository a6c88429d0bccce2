package dev.gatehouse.local.gateway;

import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a function's own policy lets this API call it for this route (DOC "Lambda proxy integrations"). */
final class InvocationRight {
    private static final Set<String> ACTIONS = Set.of("lambda:InvokeFunction", "lambda:*", "*");
    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    private InvocationRight() {}

    /**
     * Why the call is not allowed; empty when it is.
     *
     * <p>OBS (statements that the API Gateway console writes): the source is the route as declared, {@code {proxy+}}
     * and {@code $default} included. CHOICE: with an ANY route the method is the request's own.
     */
    static Optional<String> missing(
            LambdaFunction function, String apiId, String stage, String routeKey, String method) {
        String source = source(function, apiId, stage, routeKey, method);
        boolean allowed = function.permissions().stream()
                .anyMatch(permission -> permission.principal().equals(PRINCIPAL)
                        && ACTIONS.contains(permission.action())
                        && (permission.sourceArn().isEmpty() || matches(permission.sourceArn(), source)));
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

    /** ArnLike (DOC "IAM JSON policy elements: Condition operators"): {@code *} and {@code ?} within each of six parts. */
    private static boolean matches(String pattern, String arn) {
        String[] patterns = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (patterns.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!glob(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean glob(String pattern, String text) {
        int star = -1;
        int mark = 0;
        int i = 0;
        int j = 0;
        while (j < text.length()) {
            if (i < pattern.length() && pattern.charAt(i) == '*') {
                star = i++;
                mark = j;
            } else if (i < pattern.length() && (pattern.charAt(i) == '?' || pattern.charAt(i) == text.charAt(j))) {
                i++;
                j++;
            } else if (star >= 0) {
                i = star + 1;
                j = ++mark;
            } else {
                return false;
            }
        }
        while (i < pattern.length() && pattern.charAt(i) == '*') {
            i++;
        }
        return i == pattern.length();
    }
}
