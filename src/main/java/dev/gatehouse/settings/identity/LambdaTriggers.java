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
 * The Lambda triggers of the user pool.
 *
 * @param preToken pre token generation, with event V2_0: can change claims and scopes
 * @param preSignUp pre sign-up: can confirm or reject a new user
 * @param postConfirmation runs after a user is confirmed
 * @param passwordScopes scopes that the built-in pre-token handler adds at a password sign-in; none by default
 * @param signUpDomains domains of e-mail addresses that the built-in pre-sign-up handler accepts; all by default
 */
public record LambdaTriggers(
        Optional<TriggerFunction> preToken,
        Optional<TriggerFunction> preSignUp,
        Optional<TriggerFunction> postConfirmation,
        PasswordScopes passwordScopes,
        List<String> signUpDomains) {
    static final Schema KEYS = new Schema("Lambda triggers of the user pool.");

    /** A Lambda trigger. */
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

        /** The key in the stack file. */
        public String key() {
            return key;
        }

        /** The suffix of the resource name of the built-in function. */
        public String resourceName() {
            return resourceName;
        }

        /** The class of the built-in handler in {@code lambda/}. */
        public String handler() {
            return handler;
        }
    }

    public static final LambdaTriggers NONE =
            new LambdaTriggers(Optional.empty(), Optional.empty(), Optional.empty(), PasswordScopes.NONE, List.of());

    private static final TextPattern BUILT_IN_OR_ARN = KEYS.pattern(
            TriggerFunction.BUILT_IN + "|" + TriggerFunction.External.ARN,
            "trigger-form",
            "must be 'function', which is the handler in lambda/, or the ARN of a function, a version or an alias",
            "write function");
    private static final Key<Optional<String>> PRE_TOKEN = KEYS.text(Trigger.PRE_TOKEN.key(), BUILT_IN_OR_ARN)
            .describe("pre token generation trigger: can change claims and scopes; needs the tier essentials")
            .source("Cognito, Pre token generation Lambda trigger, event V2_0")
            .example(TriggerFunction.BUILT_IN)
            .optional("function if gatehouse:scopes grants a scope by group, otherwise none");
    private static final Key<Optional<String>> PRE_SIGN_UP = KEYS.text(Trigger.PRE_SIGN_UP.key(), BUILT_IN_OR_ARN)
            .describe("pre sign-up trigger: can confirm or reject a new user")
            .source("Cognito, Pre sign-up Lambda trigger")
            .example(TriggerFunction.BUILT_IN)
            .optional();
    private static final Key<Optional<String>> POST_CONFIRMATION = KEYS.text(
                    Trigger.POST_CONFIRMATION.key(), BUILT_IN_OR_ARN)
            .describe("post confirmation trigger: runs after a user is confirmed")
            .source("Cognito, Post confirmation Lambda trigger")
            .example(TriggerFunction.BUILT_IN)
            .optional();

    private static final TextPattern DOMAIN = KEYS.pattern(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
            "sign-up-domain",
            "must be the domain of an e-mail address, in lower case",
            "write it like example.com");
    private static final Key<List<String>> SIGN_UP_DOMAINS = KEYS.textList(
                    "signUpDomains", DOMAIN, Limit.atMost(50, "delete some"))
            .describe("domains of e-mail addresses that can sign up; needs preSignUp: function")
            .source("Cognito, Pre sign-up Lambda trigger")
            .example(List.of("example.com"))
            .emptyByDefault();

    private static final Rule SCOPE_GROUPS = KEYS.rule(
            "trigger-scope-groups",
            "must be 'function' or absent if gatehouse:scopes grants a scope by group: only the handler in lambda/"
                    + " removes the scope for other users",
            "delete it, or grant no scope by group and let your function remove the scopes");
    private static final Rule DOMAINS_WITHOUT_TRIGGER = KEYS.rule(
            "sign-up-domains-trigger",
            "needs the pre sign-up handler in lambda/, which checks the domains",
            "write preSignUp: function");
    private static final Rule REGION = KEYS.rule(
            "trigger-region",
            "must be in the stack's Region, <region>: Cognito invokes functions of its own Region only",
            "deploy the function there");
    private static final Rule LOCAL = KEYS.rule(
            "trigger-local",
            "must be a function of this stack: the local cloud cannot invoke a function on AWS",
            "delete it in this stack, or write function for the handler in lambda/");

    /** OBS (terraform-provider-aws 5.100: lambda_config keeps a removed trigger, unless all triggers are removed). */
    private static final String PRE_TOKEN_NOT_REMOVED =
            KEYS.warning("AWS keeps a preToken trigger that you delete while other triggers remain:"
                    + " delete all triggers in one deployment, and add the others again in the next");

    public LambdaTriggers {
        signUpDomains = List.copyOf(signUpDomains);
    }

    /** @param scopeGroups whether a scope is granted by group, which the built-in pre-token handler implements */
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
        if (!triggers.signUpDomains.isEmpty() && !isBuiltIn(triggers.preSignUp)) {
            section.path(SIGN_UP_DOMAINS)
                    .report(
                            DOMAINS_WITHOUT_TRIGGER,
                            triggers.preSignUp.isPresent() ? "another function" : "no preSignUp");
        }
        if (triggers.preToken.isEmpty() && !triggers.all().isEmpty()) {
            section.path().warn(PRE_TOKEN_NOT_REMOVED);
        }
        return triggers;
    }

    /** Whether the handler in {@code lambda/} is the pre token generation trigger. */
    public boolean hasBuiltInPreToken() {
        return isBuiltIn(preToken);
    }

    private static boolean isBuiltIn(Optional<TriggerFunction> function) {
        return function.filter(TriggerFunction.BuiltIn.class::isInstance).isPresent();
    }

    /** The triggers that are set. */
    public Map<Trigger, TriggerFunction> all() {
        Map<Trigger, TriggerFunction> all = new EnumMap<>(Trigger.class);
        preToken.ifPresent(function -> all.put(Trigger.PRE_TOKEN, function));
        preSignUp.ifPresent(function -> all.put(Trigger.PRE_SIGN_UP, function));
        postConfirmation.ifPresent(function -> all.put(Trigger.POST_CONFIRMATION, function));
        return all;
    }

    /** The environment variables of the built-in handler for a trigger. */
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
     * Checks that each function can be invoked: Cognito invokes functions of its own Region, the local cloud those of the
     * stack.
     *
     * @param local whether the stack is a local stack
     */
    public void checkRegion(Optional<String> region, boolean local, ConfigPath path) {
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
