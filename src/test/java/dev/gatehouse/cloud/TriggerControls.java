package dev.gatehouse.cloud;

import dev.gatehouse.settings.TriggerFunction;
import java.util.List;
import java.util.Optional;

/** Rules about the functions that a user pool calls. */
final class TriggerControls {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String FUNCTION = "aws:lambda/function:Function";

    static final List<Control> ALL = List.of(
            called("preToken", "lambdaConfig.preTokenGenerationConfig.lambdaArn"),
            called("preSignUp", "lambdaConfig.preSignUp"),
            called("postConfirmation", "lambdaConfig.postConfirmation"),
            Control.of(
                    "AWS: access token customisation",
                    POOL,
                    "lambdaConfig.preTokenGenerationConfig.lambdaVersion",
                    "is V2_0, which has the access token",
                    s -> s.value().equals(trigger(s, "preToken").map(ignored -> "V2_0"))),
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
                                    .equals(trigger(s, key(s))
                                            .map(function -> function instanceof TriggerFunction.Given given
                                                    ? given.arn()
                                                    : "gatehouse-" + stack(s) + "-pre-token-0000000"))),
            Control.of(
                    "Lambda.1",
                    PERMISSION,
                    "qualifier",
                    "is the version or alias that the pool calls",
                    s -> !isOfTrigger(s)
                            || s.value()
                                    .equals(trigger(s, key(s))
                                            .flatMap(function -> function instanceof TriggerFunction.Given given
                                                    ? given.qualifier()
                                                    : alias(s)))),
            Control.of(
                    "AWS: handlers",
                    FUNCTION,
                    "handler",
                    "is the pre-token handler",
                    s -> !isOurs(s) || s.is("dev.gatehouse.function.PreTokenHandler::handleRequest")),
            Control.of(
                    "scopes of a password sign-in",
                    FUNCTION,
                    "environment.variables.PASSWORD_SCOPES",
                    "is what the settings give, and no pool or client id",
                    s -> !isOurs(s)
                            || s.is(s.stack()
                                    .settings()
                                    .identity()
                                    .triggers()
                                    .passwordScopes()
                                    .asVariable(s.stack().settings().scopes()))));

    private TriggerControls() {}

    private static Control called(String key, String path) {
        return Control.of(
                "AWS: Lambda triggers",
                POOL,
                path,
                "is the function that the settings name",
                s -> s.value()
                        .equals(trigger(s, key)
                                .map(function -> function instanceof TriggerFunction.Given given
                                        ? given.target()
                                        : "arn:aws:test:::gatehouse-" + stack(s) + "-pre-token"
                                                + alias(s).map(name -> ":" + name)
                                                        .orElse(""))));
    }

    private static Optional<TriggerFunction> trigger(Control.Seen seen, String key) {
        return Optional.ofNullable(
                seen.stack().settings().identity().triggers().all().get(key));
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
    private static String key(Control.Seen seen) {
        String name = seen.resource().name();
        return name.substring(name.lastIndexOf('-') + 1);
    }

    private static boolean isOurs(Control.Seen seen) {
        return seen.resource().name().endsWith("-pre-token");
    }
}
