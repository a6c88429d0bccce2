package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rules about the Lambda triggers of a user pool. */
final class TriggerControls {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String FUNCTION = "aws:lambda/function:Function";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "Lambda.1, guard LAMBDA_NO_WILDCARD_PRINCIPALS",
                    PERMISSION,
                    "principal",
                    "is Cognito",
                    s -> !isTriggerPermission(s) || s.is("cognito-idp.amazonaws.com")),
            Control.of(
                    "CKV_AWS_301, CKV_AWS_364, AWS-0067",
                    PERMISSION,
                    "sourceArn",
                    "is this pool",
                    s -> !isTriggerPermission(s) || s.is("arn:aws:test:::gatehouse-" + stack(s) + "-users")));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            triggerArn(Trigger.PRE_TOKEN, "lambdaConfig.preTokenGenerationConfig.lambdaArn"),
            triggerArn(Trigger.PRE_SIGN_UP, "lambdaConfig.preSignUp"),
            triggerArn(Trigger.POST_CONFIRMATION, "lambdaConfig.postConfirmation"),
            Control.of(
                    "AWS: access token customization",
                    POOL,
                    "lambdaConfig.preTokenGenerationConfig.lambdaVersion",
                    "is V2_0, the version with the access token",
                    s -> s.value().equals(trigger(s, Trigger.PRE_TOKEN).map(ignored -> "V2_0"))),
            Control.of(
                    "AWS: invoke permissions",
                    PERMISSION,
                    "function",
                    "is the function that the pool invokes",
                    s -> !isTriggerPermission(s)
                            || s.value()
                                    .equals(trigger(s, moment(s))
                                            .map(function -> function instanceof TriggerFunction.External existing
                                                    ? existing.arn()
                                                    : "gatehouse-" + stack(s) + "-"
                                                            + moment(s).resourceName() + "-0000000"))),
            Control.of(
                    "AWS: invoke permissions",
                    PERMISSION,
                    "qualifier",
                    "is the version or alias that the pool invokes",
                    s -> !isTriggerPermission(s)
                            || s.value()
                                    .equals(trigger(s, moment(s))
                                            .flatMap(function -> function instanceof TriggerFunction.External existing
                                                    ? existing.qualifier()
                                                    : alias(s)))),
            Control.of(
                    "AWS: handlers",
                    FUNCTION,
                    "handler",
                    "is the handler of the trigger",
                    s -> handlerOf(s)
                            .map(moment -> s.is("dev.gatehouse.function." + moment.handler() + "::handleRequest"))
                            .orElse(true)),
            Control.of(
                    "sign-up domains",
                    FUNCTION,
                    "environment.variables.SIGN_UP_DOMAINS",
                    "is the settings' list of domains, if there is one",
                    s -> handlerOf(s, Trigger.PRE_SIGN_UP).isEmpty()
                            || s.value()
                                    .equals(Optional.of(s.stack()
                                                    .settings()
                                                    .identity()
                                                    .triggers()
                                                    .signUpDomains())
                                            .filter(domains -> !domains.isEmpty())
                                            .map(domains -> String.join(" ", domains)))),
            Control.of(
                    "scopes by group",
                    FUNCTION,
                    "environment.variables.SCOPE_GROUPS",
                    "is as in the settings and always set: without it the handler issues no token",
                    s -> handlerOf(s, Trigger.PRE_TOKEN).isEmpty()
                            || s.is(s.stack()
                                    .settings()
                                    .scopeGrants()
                                    .variables()
                                    .get("SCOPE_GROUPS"))),
            Control.of(
                    "scopes by group",
                    POOL,
                    "lambdaConfig.preTokenGenerationConfig.lambdaArn",
                    "is the handler of lambda/ if a scope is granted by group",
                    s -> s.stack().settings().scopes().groups().isEmpty()
                            || s.stack().settings().identity().triggers().hasBuiltInPreToken()),
            Control.of(
                    "scopes of a password sign-in",
                    FUNCTION,
                    "environment.variables.PASSWORD_SCOPES",
                    "is as in the settings, without pool or client ids",
                    s -> handlerOf(s, Trigger.PRE_TOKEN).isEmpty()
                            || s.value()
                                    .equals(Optional.ofNullable(s.stack()
                                            .settings()
                                            .scopeGrants()
                                            .variables()
                                            .get("PASSWORD_SCOPES")))));

    private TriggerControls() {}

    private static Control triggerArn(Trigger moment, String path) {
        return Control.of(
                "AWS: Lambda triggers",
                POOL,
                path,
                "is the function in the settings",
                s -> s.value()
                        .equals(trigger(s, moment)
                                .map(function -> function instanceof TriggerFunction.External existing
                                        ? existing.target()
                                        : "arn:aws:test:::gatehouse-" + stack(s) + "-" + moment.resourceName()
                                                + alias(s).map(name -> ":" + name)
                                                        .orElse(""))));
    }

    private static Optional<TriggerFunction> trigger(Control.Argument argument, Trigger moment) {
        return Optional.ofNullable(
                argument.stack().settings().identity().triggers().all().get(moment));
    }

    /** With SnapStart, callers invoke an alias. */
    private static Optional<String> alias(Control.Argument argument) {
        return argument.stack().settings().function().snapStart() ? Optional.of("live") : Optional.empty();
    }

    private static String stack(Control.Argument argument) {
        return argument.stack().settings().stack();
    }

    private static boolean isTriggerPermission(Control.Argument argument) {
        return !argument.resource().name().contains(" /");
    }

    /** The name of the permission ends with the trigger. */
    private static Trigger moment(Control.Argument argument) {
        return Arrays.stream(Trigger.values())
                .filter(each -> argument.resource().name().endsWith("-" + each.key()))
                .findFirst()
                .orElseThrow();
    }

    /** The trigger of a function; empty for the API's function. */
    private static Optional<Trigger> handlerOf(Control.Argument argument) {
        return Arrays.stream(Trigger.values())
                .filter(each -> argument.resource().name().endsWith("-" + each.resourceName()))
                .findFirst();
    }

    private static Optional<Trigger> handlerOf(Control.Argument argument, Trigger expected) {
        return handlerOf(argument).filter(expected::equals);
    }
}
