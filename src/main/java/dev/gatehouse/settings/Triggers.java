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

    public static final Triggers NONE =
            new Triggers(Optional.empty(), Optional.empty(), Optional.empty(), PasswordScopes.NONE);

    /** @param identity the section that holds {@code triggers} and {@code passwordScopes} */
    static Triggers read(Section identity) {
        Section section = identity.section("triggers");
        Triggers triggers = new Triggers(
                function(section, "preToken", true),
                function(section, "preSignUp", false),
                function(section, "postConfirmation", false),
                PasswordScopes.read(identity.section("passwordScopes")));
        section.close();
        if (!triggers.passwordScopes().isNone() && !triggers.hasOurPreToken()) {
            identity.problems()
                    .add(
                            "password-scopes-trigger",
                            identity.path("passwordScopes"),
                            "needs the handler in lambda/ before tokens are made: it is what adds them",
                            triggers.preToken().isPresent() ? "another function" : "no triggers.preToken",
                            "write triggers: {preToken: function}");
        }
        return triggers;
    }

    /** @param handler whether lambda/ has a handler for it */
    private static Optional<TriggerFunction> function(Section section, String key, boolean handler) {
        Optional<String> text = section.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean ours = text.get().equals(TriggerFunction.OURS);
        Optional<TriggerFunction> function = ours
                ? Optional.of(new TriggerFunction.Ours())
                : TriggerFunction.Given.parse(text.get()).map(given -> given);
        if (function.isEmpty()) {
            section.problems()
                    .add(
                            "trigger-form",
                            section.path(key),
                            "must be a function's ARN, with or without a version or alias"
                                    + (handler ? ", or 'function' for the handler in lambda/" : ""),
                            text.get(),
                            "write it like arn:aws:lambda:eu-west-1:123456789012:function:name");
        }
        if (ours && !handler) {
            section.problems()
                    .add(
                            "trigger-handler",
                            section.path(key),
                            "must be a function's ARN: lambda/ has a handler for preToken alone",
                            text.get(),
                            "write the ARN of a function of yours");
        }
        return function;
    }

    /** Whether the handler in {@code lambda/} runs before tokens are made. */
    public boolean hasOurPreToken() {
        return preToken.filter(TriggerFunction.Ours.class::isInstance).isPresent();
    }

    /** Each trigger that is switched on, by its key. */
    public Map<String, TriggerFunction> all() {
        Map<String, TriggerFunction> all = new LinkedHashMap<>();
        preToken.ifPresent(function -> all.put("preToken", function));
        preSignUp.ifPresent(function -> all.put("preSignUp", function));
        postConfirmation.ifPresent(function -> all.put("postConfirmation", function));
        return all;
    }
}
