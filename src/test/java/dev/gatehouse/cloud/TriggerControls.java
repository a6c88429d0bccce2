package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rules about the functions that a user pool calls. */
final class TriggerControls {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String FUNCTION = "aws:lambda/function:Function";

    static final List<Control> ALL = List.of(
            called(Trigger.PRE_TOKEN, "lambdaConfig.preTokenGenerationConfig.lambdaArn"),
            called(Trigger.PRE_SIGN_UP, "lambdaConfig.preSignUp"),
            called(Trigger.POST_CONFIRMATION, "lambdaConfig.postConfirmation"),
            Control.of(
                    "AWS: access token customisation",
                    POOL,
                    "lambdaConfig.preTokenGenerationConfig.lambdaVersion",
                    "is V2_0, which has the access token",
                    s -> s.value().equals(trigger(s, Trigger.PRE_TOKEN).map(ignored -> "V2_0"))),
            Control.of(
                    "Lambda.1, guard LAMBDA_NO_WILDCARD_PRINCIPALS",
                    PERMISSION,
                    "principal",
                    "is Cognito",
                    s -> !isOfTrigger(s) || s.is("cognito-idp.amazonaws.com")),
            Control.of(
                    "CKV_AWS_301, CKV_AWS_364, AWS-0067",
                    PERMISSION,
                    "sourceArn",
                    "is this pool",
                    s -> !isOfTrigger(s) || s.is("arn:aws:test:::gatehouse-" + stack(s) + "-users")),
            Control.of(
                    "Lambda.1",
                    PERMISSION,
                    "function",
                    "is the one that the pool calls",
                    s -> !isOfTrigger(s)
                            || s.value()
                                    .equals(trigger(s, trigger(s))
                                            .map(function -> function instanceof TriggerFunction.External given
                                                    ? given.arn()
                                                    : "gatehouse-" + stack(s) + "-"
                                                            + trigger(s).resourceName() + "-0000000"))),
            Control.of(
                    "Lambda.1",
                    PERMISSION,
                    "qualifier",
                    "is the version or alias that the pool calls",
                    s -> !isOfTrigger(s)
                            || s.value()
                                    .equals(trigger(s, trigger(s))
                                            .flatMap(function -> function instanceof TriggerFunction.External given
                                                    ? given.qualifier()
                                                    : alias(s)))),
            Control.of(
                    "AWS: handlers",
                    FUNCTION,
                    "handler",
                    "is the one for that trigger",
                    s -> ours(s).map(trigger -> s.is("dev.gatehouse.function." + trigger.handler() + "::handleRequest"))
                            .orElse(true)),
            Control.of(
                    "who may sign up",
                    FUNCTION,
                    "environment.variables.SIGN_UP_DOMAINS",
                    "is what the settings name, where they name domains",
                    s -> ours(s, Trigger.PRE_SIGN_UP).isEmpty()
                            || s.value()
                                    .equals(Optional.of(s.stack()
                                                    .settings()
                                                    .identity()
                                                    .triggers()
                                                    .signUpDomains())
                                            .filter(domains -> !domains.isEmpty())
                                            .map(domains -> String.join(" ", domains)))),
            Control.of(
                    "scopes granted by group",
                    FUNCTION,
                    "environment.variables.SCOPE_GROUPS",
                    "is what the settings give, and always written: without it the handler issues no token",
                    s -> ours(s, Trigger.PRE_TOKEN).isEmpty()
                            || s.is(s.stack()
                                    .settings()
                                    .scopeGrants()
                                    .variables()
                                    .get("SCOPE_GROUPS"))),
            Control.of(
                    "scopes granted by group",
                    POOL,
                    "lambdaConfig.preTokenGenerationConfig.lambdaArn",
                    "is our own handler wherever a scope is granted by group",
                    s -> s.stack().settings().scopes().groups().isEmpty()
                            || s.stack().settings().identity().triggers().hasBuiltInPreToken()),
            Control.of(
                    "scopes of a password sign-in",
                    FUNCTION,
                    "environment.variables.PASSWORD_SCOPES",
                    "is what the settings give, and no pool or client id",
                    s -> ours(s, Trigger.PRE_TOKEN).isEmpty()
                            || s.value()
                                    .equals(Optional.ofNullable(s.stack()
                                            .settings()
                                            .scopeGrants()
                                            .variables()
                                            .get("PASSWORD_SCOPES")))));

    private TriggerControls() {}

    private static Control called(Trigger trigger, String path) {
        return Control.of(
                "AWS: Lambda triggers",
                POOL,
                path,
                "is the function that the settings name",
                s -> s.value()
                        .equals(trigger(s, trigger)
                                .map(function -> function instanceof TriggerFunction.External given
                                        ? given.target()
                                        : "arn:aws:test:::gatehouse-" + stack(s) + "-" + trigger.resourceName()
                                                + alias(s).map(name -> ":" + name)
                                                        .orElse(""))));
    }

    private static Optional<TriggerFunction> trigger(Control.Seen seen, Trigger trigger) {
        return Optional.ofNullable(
                seen.stack().settings().identity().triggers().all().get(trigger));
    }

    /** Callers call our functions by it where they start from snapshots. */
    private static Optional<String> alias(Control.Seen seen) {
        return seen.stack().settings().function().snapStart() ? Optional.of("live") : Optional.empty();
    }

    private static String stack(Control.Seen seen) {
        return seen.stack().settings().stack();
    }

    private static boolean isOfTrigger(Control.Seen seen) {
        return !seen.resource().name().contains(" /");
    }

    /** The permission's name ends in it. */
    private static Trigger trigger(Control.Seen seen) {
        return Arrays.stream(Trigger.values())
                .filter(each -> seen.resource().name().endsWith("-" + each.key()))
                .findFirst()
                .orElseThrow();
    }

    /** Of which trigger a function is the handler; empty for the API's. */
    private static Optional<Trigger> ours(Control.Seen seen) {
        return Arrays.stream(Trigger.values())
                .filter(each -> seen.resource().name().endsWith("-" + each.resourceName()))
                .findFirst();
    }

    private static Optional<Trigger> ours(Control.Seen seen, Trigger wanted) {
        return ours(seen).filter(wanted::equals);
    }
}
