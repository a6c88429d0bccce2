package dev.gatehouse.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Cognito asks a function about.
 *
 * @param preToken before tokens are made, with event V2_0: it may change claims and scopes
 * @param preSignUp before somebody who signs up is added: it may confirm, or refuse
 * @param postConfirmation after a user was confirmed
 * @param passwordScopes scopes that our own pre-token handler adds at a password sign-in; none by default
 */
public record Triggers(
        Optional<TriggerFunction> preToken,
        Optional<TriggerFunction> preSignUp,
        Optional<TriggerFunction> postConfirmation,
        PasswordScopes passwordScopes) {
    static final Shape KEYS = new Shape("Functions that Cognito calls while it works.");

    public static final Triggers NONE =
            new Triggers(Optional.empty(), Optional.empty(), Optional.empty(), PasswordScopes.NONE);

    private static final Form OURS_OR_ARN = KEYS.form(
            TriggerFunction.OURS + "|" + TriggerFunction.Given.ARN,
            "trigger-form",
            "must be 'function' for the handler in lambda/, or a function's ARN with or without a version or alias",
            "write function");
    private static final Form ARN = KEYS.form(
            TriggerFunction.Given.ARN,
            "trigger-arn",
            "must be a function's ARN, with or without a version or alias: lambda/ has a handler for preToken alone",
            "write it like arn:aws:lambda:eu-west-1:123456789012:function:name");
    private static final String EXAMPLE = "arn:aws:lambda:eu-west-1:123456789012:function:name";

    private static final Key<Optional<String>> PRE_TOKEN = KEYS.text("preToken", OURS_OR_ARN)
            .says("before tokens are made: may change claims and scopes; needs the tier essentials")
            .from("Cognito, Pre token generation Lambda trigger, event V2_0")
            .like(TriggerFunction.OURS)
            .optional();
    private static final Key<Optional<String>> PRE_SIGN_UP = KEYS.text("preSignUp", ARN)
            .says("before somebody who signs up is added: may confirm, or refuse")
            .from("Cognito, Pre sign-up Lambda trigger")
            .like(EXAMPLE)
            .optional();
    private static final Key<Optional<String>> POST_CONFIRMATION = KEYS.text("postConfirmation", ARN)
            .says("after a user was confirmed")
            .from("Cognito, Post confirmation Lambda trigger")
            .like(EXAMPLE)
            .optional();

    private static final Rule REGION = KEYS.rule(
            "trigger-region",
            "must be in the stack's region, <region>, where Cognito looks for it",
            "deploy the function there too");
    private static final Rule LOCAL = KEYS.rule(
            "trigger-local",
            "must be a function of this stack: the local cloud cannot call one on AWS",
            "delete it in this stack, or write preToken: function");

    static Triggers read(Section section, Section passwordScopes, FeaturePlan plan) {
        Triggers triggers = new Triggers(
                section.get(PRE_TOKEN).flatMap(TriggerFunction::parse),
                section.get(PRE_SIGN_UP).flatMap(TriggerFunction::parse),
                section.get(POST_CONFIRMATION).flatMap(TriggerFunction::parse),
                PasswordScopes.read(passwordScopes));
        section.get(PRE_TOKEN).ifPresent(text -> plan.wantsEssentials(true, section.at(PRE_TOKEN), text));
        triggers.passwordScopes.checkTrigger(triggers, passwordScopes.place());
        return triggers;
    }

    /** Whether the handler in {@code lambda/} runs before tokens are made. */
    public boolean hasOurPreToken() {
        return preToken.filter(TriggerFunction.Ours.class::isInstance).isPresent();
    }

    /** Each trigger that is switched on, by its key. */
    public Map<String, TriggerFunction> all() {
        Map<String, TriggerFunction> all = new LinkedHashMap<>();
        preToken.ifPresent(function -> all.put(PRE_TOKEN.name(), function));
        preSignUp.ifPresent(function -> all.put(PRE_SIGN_UP.name(), function));
        postConfirmation.ifPresent(function -> all.put(POST_CONFIRMATION.name(), function));
        return all;
    }

    /**
     * Cognito calls functions of its own region, and the local cloud those that it runs.
     *
     * @param local whether the stack is on this machine
     */
    void checkPlace(Optional<String> region, boolean local, Place place) {
        all().forEach((key, function) -> {
            if (!(function instanceof TriggerFunction.Given given)) {
                return;
            }
            if (local) {
                place.key(key).report(LOCAL, given.target());
            } else {
                region.filter(own -> !own.equals(given.region()))
                        .ifPresent(own -> place.key(key).report(REGION, given.target(), own));
            }
        });
    }
}
