package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.pool.FeaturePlan;
import dev.gatehouse.settings.pool.TriggerFunction;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Cognito asks a function about.
 *
 * @param preToken before tokens are made, with event V2_0: it may change claims and scopes
 * @param preSignUp before somebody who signs up is added: it may confirm, or refuse
 * @param postConfirmation after a user was confirmed
 * @param passwordScopes scopes that our own pre-token handler adds at a password sign-in; none by default
 * @param signUpDomains of whose e-mail addresses our own pre-sign-up handler lets people in; all by default
 */
public record LambdaTriggers(
        Optional<TriggerFunction> preToken,
        Optional<TriggerFunction> preSignUp,
        Optional<TriggerFunction> postConfirmation,
        PasswordScopes passwordScopes,
        List<String> signUpDomains) {
    static final Schema KEYS = new Schema("Functions that Cognito calls while it works.");

    /** When Cognito calls. */
    public enum Trigger {
        PRE_TOKEN("preToken", "pre-token", "PreTokenHandler"),
        PRE_SIGN_UP("preSignUp", "pre-sign-up", "PreSignUpHandler"),
        POST_CONFIRMATION("postConfirmation", "post-confirmation", "PostConfirmationHandler");

        private final String key;
        private final String resourceName;
        private final String handler;

        Trigger(String key, String resourceName, String handler) {
            this.key = key;
            this.resourceName = resourceName;
            this.handler = handler;
        }

        /** In the stack file. */
        public String key() {
            return key;
        }

        /** Of our own function, after the stack's. */
        public String resourceName() {
            return resourceName;
        }

        /** Its class in {@code lambda/}. */
        public String handler() {
            return handler;
        }
    }

    public static final LambdaTriggers NONE =
            new LambdaTriggers(Optional.empty(), Optional.empty(), Optional.empty(), PasswordScopes.NONE, List.of());

    private static final TextPattern OURS_OR_ARN = KEYS.pattern(
            TriggerFunction.BUILT_IN + "|" + TriggerFunction.External.ARN,
            "trigger-form",
            "must be 'function' for the handler in lambda/, or a function's ARN with or without a version or alias",
            "write function");
    private static final Key<Optional<String>> PRE_TOKEN = KEYS.text(Trigger.PRE_TOKEN.key(), OURS_OR_ARN)
            .describe("before tokens are made: may change claims and scopes; needs the tier essentials")
            .source("Cognito, Pre token generation Lambda trigger, event V2_0")
            .example(TriggerFunction.BUILT_IN)
            .optional("function where gatehouse:scopes grants a scope by group, else none");
    private static final Key<Optional<String>> PRE_SIGN_UP = KEYS.text(Trigger.PRE_SIGN_UP.key(), OURS_OR_ARN)
            .describe("before somebody who signs up is added: may confirm, or refuse")
            .source("Cognito, Pre sign-up Lambda trigger")
            .example(TriggerFunction.BUILT_IN)
            .optional();
    private static final Key<Optional<String>> POST_CONFIRMATION = KEYS.text(
                    Trigger.POST_CONFIRMATION.key(), OURS_OR_ARN)
            .describe("after a user was confirmed")
            .source("Cognito, Post confirmation Lambda trigger")
            .example(TriggerFunction.BUILT_IN)
            .optional();

    private static final TextPattern DOMAIN = KEYS.pattern(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
            "sign-up-domain",
            "must be the domain of an e-mail address, in lower case",
            "write it like example.com");
    private static final Key<List<String>> SIGN_UP_DOMAINS = KEYS.textList(
                    "signUpDomains", DOMAIN, Limit.atMost(50, "drop some"))
            .describe("of whose e-mail addresses the handler in lambda/ lets people sign up; needs preSignUp: function")
            .source("Cognito, Pre sign-up Lambda trigger")
            .example(List.of("example.com"))
            .emptyByDefault();

    private static final Rule SCOPE_GROUPS = KEYS.rule(
            "trigger-scope-groups",
            "must be 'function' or absent where gatehouse:scopes grants a scope by group: only the handler in lambda/ is"
                    + " known to keep the scope from other users",
            "delete it, or grant no scope by group and let your function remove the scopes");
    private static final Rule DOMAINS_ALONE = KEYS.rule(
            "sign-up-domains-trigger",
            "needs the handler in lambda/ before sign-up: it is what looks at them",
            "write preSignUp: function");
    private static final Rule REGION = KEYS.rule(
            "trigger-region",
            "must be in the stack's region, <region>, where Cognito looks for it",
            "deploy the function there too");
    private static final Rule LOCAL = KEYS.rule(
            "trigger-local",
            "must be a function of this stack: the local cloud cannot call one on AWS",
            "delete it in this stack, or write function for the handler in lambda/");

    /** OBS (terraform-provider-aws 5.100: its lambda_config keeps what is no longer named, unless nothing is). */
    private static final String STAYS =
            KEYS.warning("a preToken that was there before stays switched on when others stay:"
                    + " take all triggers away in one deployment, and name the others in the next");

    public LambdaTriggers {
        signUpDomains = List.copyOf(signUpDomains);
    }

    /** @param scopeGroups whether a scope is granted by group, which our own pre-token handler carries out */
    static LambdaTriggers read(Section section, Section passwordScopes, FeaturePlan plan, boolean scopeGroups) {
        Optional<TriggerFunction> preToken = section.get(PRE_TOKEN).flatMap(TriggerFunction::parse);
        if (scopeGroups
                && preToken.filter(TriggerFunction.External.class::isInstance).isPresent()) {
            section.path(PRE_TOKEN).report(SCOPE_GROUPS, "another function");
        }
        LambdaTriggers triggers = new LambdaTriggers(
                preToken.or(() -> scopeGroups ? Optional.of(new TriggerFunction.BuiltIn()) : Optional.empty()),
                section.get(PRE_SIGN_UP).flatMap(TriggerFunction::parse),
                section.get(POST_CONFIRMATION).flatMap(TriggerFunction::parse),
                PasswordScopes.read(passwordScopes),
                section.get(SIGN_UP_DOMAINS));
        section.get(PRE_TOKEN).ifPresent(text -> plan.requireEssentials(true, section.path(PRE_TOKEN), text));
        triggers.passwordScopes.checkTrigger(triggers, passwordScopes.path());
        if (!triggers.signUpDomains.isEmpty() && !isOurs(triggers.preSignUp)) {
            section.path(SIGN_UP_DOMAINS)
                    .report(DOMAINS_ALONE, triggers.preSignUp.isPresent() ? "another function" : "no preSignUp");
        }
        if (triggers.preToken.isEmpty() && !triggers.all().isEmpty()) {
            section.path().warn(STAYS);
        }
        return triggers;
    }

    /** Whether the handler in {@code lambda/} runs before tokens are made. */
    public boolean hasBuiltInPreToken() {
        return isOurs(preToken);
    }

    private static boolean isOurs(Optional<TriggerFunction> function) {
        return function.filter(TriggerFunction.BuiltIn.class::isInstance).isPresent();
    }

    /** Each trigger that is switched on. */
    public Map<Trigger, TriggerFunction> all() {
        Map<Trigger, TriggerFunction> all = new EnumMap<>(Trigger.class);
        preToken.ifPresent(function -> all.put(Trigger.PRE_TOKEN, function));
        preSignUp.ifPresent(function -> all.put(Trigger.PRE_SIGN_UP, function));
        postConfirmation.ifPresent(function -> all.put(Trigger.POST_CONFIRMATION, function));
        return all;
    }

    /** What the handler for that trigger in {@code lambda/} is told by its environment. */
    public Map<String, String> variables(Trigger trigger, ScopeGrants grants) {
        return switch (trigger) {
            case PRE_TOKEN -> grants.variables();
            case PRE_SIGN_UP -> variable("SIGN_UP_DOMAINS", String.join(" ", signUpDomains));
            case POST_CONFIRMATION -> Map.of();
        };
    }

    private static Map<String, String> variable(String name, String value) {
        return value.isEmpty() ? Map.of() : Map.of(name, value);
    }

    /**
     * Cognito calls functions of its own region, and the local cloud those that it runs.
     *
     * @param local whether the stack is on this machine
     */
    public void checkPlace(Optional<String> region, boolean local, ConfigPath path) {
        all().forEach((trigger, function) -> {
            if (!(function instanceof TriggerFunction.External given)) {
                return;
            }
            if (local) {
                path.key(trigger.key()).report(LOCAL, given.target());
            } else {
                region.filter(own -> !own.equals(given.region()))
                        .ifPresent(own -> path.key(trigger.key()).report(REGION, given.target(), own));
            }
        });
    }
}
