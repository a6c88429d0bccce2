package dev.gatehouse.settings.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction.BuiltIn;
import dev.gatehouse.settings.pool.TriggerFunction.External;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggersTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:asks";

    private String stack = "dev";
    private Map<String, Object> tree = Map.of();

    @BeforeEach
    void startFromTheDevStack() throws Exception {
        use("dev");
    }

    private void use(String name) throws Exception {
        stack = name;
        tree = Stacks.tree(name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String name) {
        return (Map<String, Object>) tree.get("gatehouse:" + name);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> client(String name) {
        return (Map<String, Object>) section("clients").get(name);
    }

    private void triggers(Map<String, Object> triggers) {
        section("identity").put("triggers", triggers);
    }

    private void passwordScopes(Object scopes) {
        section("identity").put("passwordScopes", scopes);
    }

    @SuppressWarnings("unchecked")
    private void scope(String name, Object value) {
        ((Map<String, Object>) section("scopes").get("scopes")).put(name, value);
    }

    private LambdaTriggers read() throws SettingsException {
        return Settings.read(stack, tree).identity().triggers();
    }

    private List<Problem> problems() {
        SettingsException refused = catchThrowableOfType(SettingsException.class, this::read);
        return refused == null ? List.of() : refused.problems();
    }

    private void refuses(String code, String path) {
        assertThat(problems()).extracting(Problem::code, Problem::path).containsExactly(tuple(code, path));
    }

    private void says(String text) {
        assertThat(problems()).extracting(Problem::toString).containsExactly(text);
    }

    @Nested
    class Functions {
        @Test
        void areNoneByDefault() throws Exception {
            use("prod");
            scope("admin", "Admin access");
            assertThat(read()).isEqualTo(LambdaTriggers.NONE);
        }

        @Test
        void areOursByWordAndOthersByArn() throws Exception {
            triggers(Map.of("preToken", "function", "preSignUp", ARN, "postConfirmation", ARN + ":live"));
            LambdaTriggers triggers = read();
            assertThat(triggers.all())
                    .containsExactly(
                            Map.entry(Trigger.PRE_TOKEN, new BuiltIn()),
                            Map.entry(Trigger.PRE_SIGN_UP, new External(ARN, Optional.empty())),
                            Map.entry(Trigger.POST_CONFIRMATION, new External(ARN, Optional.of("live"))));
            assertThat(triggers.hasBuiltInPreToken()).isTrue();
            assertThat(new External(ARN, Optional.of("live")).target()).isEqualTo(ARN + ":live");
            assertThat(new External(ARN, Optional.empty()).target()).isEqualTo(ARN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "handler",
                    "asks",
                    "arn:aws:lambda:eu-west-1:12345678901:function:asks",
                    "arn:aws:lambda:eu-west-1:1234567890123:function:asks",
                    "arn:aws:lambda:eu-west-1:123456789012:function:",
                    "arn:aws:lambda:eu-west-1:123456789012:function:as ks",
                    "arn:aws:lambda:eu-west-1:123456789012:function:asks:$LATEST",
                    "arn:aws:lambda:eu-west-1:123456789012:layer:asks",
                    "arn:aws:iam::123456789012:role/asks"
                })
        void areRefusedInAnyOtherForm(String value) {
            triggers(Map.of("preToken", "function", "preSignUp", value));
            refuses("trigger-form", "gatehouse:identity.triggers.preSignUp");
        }

        @Test
        void areOursOrAnArnBeforeTokens() {
            scope("admin", "Admin access");
            passwordScopes(Map.of());
            triggers(Map.of("preToken", ARN));
            assertThat(problems()).isEmpty();
            triggers(Map.of("preToken", "ours"));
            says(
                    "gatehouse:identity.triggers.preToken: must be 'function', which is the handler in lambda/, or the ARN of a function, a version or an alias, got 'ours'; write function [trigger-form]");
        }

        @Test
        void needATierThatHasTheEventBeforeTokens() {
            section("identity").put("tier", "lite");
            assertThat(problems())
                    .extracting(Problem::code, Problem::path)
                    .contains(tuple("tier-essentials", "gatehouse:identity.triggers.preToken"));
            section("identity").put("tier", "plus");
            assertThat(problems()).isEmpty();
        }

        @Test
        void haveNamesOf64CharactersAtMost() {
            String prefix = "arn:aws:lambda:eu-west-1:123456789012:function:";
            triggers(Map.of("preToken", "function", "preSignUp", prefix + "n".repeat(64)));
            assertThat(problems()).isEmpty();
            triggers(Map.of("preToken", "function", "preSignUp", prefix + "n".repeat(65)));
            refuses("trigger-form", "gatehouse:identity.triggers.preSignUp");
        }

        @Test
        void areOursAtEachMoment() throws Exception {
            triggers(Map.of("preToken", "function", "preSignUp", "function", "postConfirmation", "function"));
            assertThat(read().all().values()).containsExactly(new BuiltIn(), new BuiltIn(), new BuiltIn());
        }

        @Test
        void areWarnedAboutWhereThePreTokenOneMayHaveBeenTakenAway() throws Exception {
            scope("admin", "Admin access");
            client("cli").put("passwordSignIn", false);
            passwordScopes(Map.of());
            String warning =
                    "gatehouse:identity.triggers: AWS keeps a preToken trigger that you delete while other triggers remain: delete all triggers in one deployment, and add the others again in the next";
            triggers(Map.of("preSignUp", "function"));
            assertThat(Settings.read(stack, tree).warnings()).containsExactly(warning);
            triggers(Map.of("preSignUp", "function", "preToken", "function"));
            assertThat(Settings.read(stack, tree).warnings()).isEmpty();
            triggers(Map.of());
            assertThat(Settings.read(stack, tree).warnings()).isEmpty();
        }

        @Test
        void areToldTheDomainsWhoseAddressesMaySignUp() throws Exception {
            List<String> domains = List.of("example.com", "a-b.example.co.uk");
            triggers(Map.of("preToken", "function", "preSignUp", "function", "signUpDomains", domains));
            assertThat(read().variables(
                                    Trigger.PRE_SIGN_UP,
                                    Settings.read(stack, tree).scopeGrants()))
                    .isEqualTo(Map.of("SIGN_UP_DOMAINS", "example.com a-b.example.co.uk"));
            triggers(Map.of("preToken", "function", "preSignUp", ARN, "signUpDomains", domains));
            says(
                    "gatehouse:identity.triggers.signUpDomains: needs the pre sign-up handler in lambda/, which checks the domains, got 'another function'; write preSignUp: function [sign-up-domains-trigger]");
            triggers(Map.of("preToken", "function", "signUpDomains", domains));
            refuses("sign-up-domains-trigger", "gatehouse:identity.triggers.signUpDomains");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"example", "Example.com", "@example.com", "example..com", "-a.com", "example.com.", "a b.com"
                })
        void takeNoDomainOfAnotherForm(String domain) {
            triggers(Map.of("preToken", "function", "preSignUp", "function", "signUpDomains", List.of(domain)));
            refuses("sign-up-domain", "gatehouse:identity.triggers.signUpDomains[0]");
        }

        @Test
        void areInTheStacksRegion() {
            triggers(Map.of("preToken", "function", "preSignUp", ARN.replace("eu-west-1", "eu-west-2")));
            says(
                    "gatehouse:identity.triggers.preSignUp: must be in the stack's Region, eu-west-1: Cognito invokes functions of its own Region only, got 'arn:aws:lambda:eu-west-2:123456789012:function:asks'; deploy the function there [trigger-region]");
        }

        @Test
        void areOfThisStackOnTheLocalCloud() throws Exception {
            use("local");
            assertThat(problems()).isEmpty();
            triggers(Map.of("preToken", "function", "postConfirmation", ARN));
            refuses("trigger-local", "gatehouse:identity.triggers.postConfirmation");
        }

        @Test
        void areNotNamedWrongly() {
            triggers(Map.of("preToken", "function", "preTokn", ARN));
            says(
                    "gatehouse:identity.triggers.preTokn: is not a setting, got 'preTokn'; did you mean 'preToken'? [unknown-key]");
        }
    }

    @Nested
    class ScopesAtAPasswordSignIn {
        @Test
        void areReadByGroup() throws Exception {
            assertThat(read().passwordScopes())
                    .isEqualTo(new PasswordScopes(List.of("read", "write"), Map.of("admin", List.of("admin"))));
        }

        @Test
        void areWrittenOutForTheHandler() throws Exception {
            Settings settings = Settings.read(stack, tree);
            assertThat(read().variables(Trigger.PRE_TOKEN, settings.scopeGrants()))
                    .isEqualTo(Map.of(
                            "SCOPE_GROUPS",
                            "admin=https://api.example.com/admin",
                            "PASSWORD_SCOPES",
                            "=https://api.example.com/read =https://api.example.com/write"
                                    + " admin=https://api.example.com/admin"));
        }

        @Test
        void needOurHandler() {
            scope("admin", "Admin access");
            triggers(Map.of());
            says(
                    "gatehouse:identity.passwordScopes: needs the pre token generation handler in lambda/, which adds the scopes, got 'no triggers.preToken'; write triggers: {preToken: function} [password-scopes-trigger]");
            triggers(Map.of("preToken", ARN));
            refuses("password-scopes-trigger", "gatehouse:identity.passwordScopes");
            passwordScopes(Map.of());
            assertThat(problems()).isEmpty();
        }

        @Test
        void areScopesOfTheApi() {
            passwordScopes(Map.of("everyone", List.of("raed"), "groups", Map.of("admin", List.of("openid"))));
            assertThat(problems())
                    .extracting(Problem::code, Problem::path, Problem::fix)
                    .containsExactly(
                            tuple(
                                    "scope-unknown",
                                    "gatehouse:identity.passwordScopes.everyone",
                                    "did you mean 'read'?"),
                            tuple(
                                    "scope-unknown",
                                    "gatehouse:identity.passwordScopes.groups.admin",
                                    "known here: read, write, admin"));
        }

        @Test
        void areForGroupsOfTheStack() {
            passwordScopes(Map.of("groups", Map.of("admni", List.of("admin"))));
            says("gatehouse:identity.passwordScopes.groups.admni: must be in gatehouse:identity.groups, got 'admni';"
                    + " did you mean 'admin'? [group-unknown]");
        }

        @Test
        void areListsBelowKnownKeys() {
            passwordScopes(Map.of("everyone", "read", "everybody", List.of("read")));
            assertThat(problems())
                    .extracting(Problem::code, Problem::path)
                    .containsExactlyInAnyOrder(
                            tuple("type", "gatehouse:identity.passwordScopes.everyone"),
                            tuple("unknown-key", "gatehouse:identity.passwordScopes.everybody"));
        }

        @Test
        void areRefusedBesideAClientWhoseSignInPageCouldLookLikeAPassword() {
            client("web").put("scopes", List.of("openid", "aws.cognito.signin.user.admin"));
            refuses("password-scopes-client", "gatehouse:clients.web.scopes");
            passwordScopes(Map.of());
            assertThat(problems()).isEmpty();
        }

        @Test
        void areWarnedAboutWhereNobodySignsInByPassword() throws Exception {
            client("cli").put("passwordSignIn", false);
            assertThat(Settings.read(stack, tree).warnings())
                    .containsExactly(
                            "gatehouse:identity.passwordScopes: no client has passwordSignIn: the scopes are never added");
        }

        @Test
        void areOnlyThoseThatTheClientNames() throws Exception {
            client("cli").put("scopes", List.of("openid", "read"));
            Settings settings = Settings.read(stack, tree);
            assertThat(settings.scopeGrants().variables())
                    .containsEntry("PASSWORD_SCOPES", "=https://api.example.com/read");
            assertThat(settings.warnings())
                    .contains(
                            "gatehouse:identity.passwordScopes.everyone.write: no client with passwordSignIn has this scope in its scopes: it is never added",
                            "gatehouse:identity.passwordScopes.groups.admin.admin: no client with passwordSignIn has this scope in its scopes: it is never added");
        }

        @Test
        void areNoneWhereTheClientNamesNone() throws Exception {
            client("cli").put("scopes", List.of("openid"));
            assertThat(Settings.read(stack, tree).scopeGrants().variables())
                    .isEqualTo(Map.of("SCOPE_GROUPS", "admin=https://api.example.com/admin"));
        }

        @Test
        void areNotForOneOfTwoClientsThatSendPasswords() throws Exception {
            Map<String, Object> till = new LinkedHashMap<>(client("cli"));
            till.put("scopes", List.of("openid", "read", "write"));
            section("clients").put("till", till);
            says(
                    "gatehouse:clients.till.scopes: must contain the scope of identity.passwordScopes that cli contains: Cognito does not send a client's scopes to the pre-token function, so all clients with passwordSignIn must agree, got 'no admin'; add it here, or delete it there [password-scopes-differ]");

            till.put("scopes", List.of("read", "write", "admin"));
            assertThat(problems()).isEmpty();

            till.put("passwordSignIn", false);
            till.put("scopes", List.of("read"));
            assertThat(Settings.read(stack, tree).scopeGrants().everyone()).hasSize(2);
        }

        @Test
        void areNotForAGroupThatTheScopeIsNotGrantedTo() {
            section("identity").put("groups", List.of("admin", "readers"));
            passwordScopes(Map.of("groups", Map.of("readers", List.of("admin"))));
            says(
                    "gatehouse:identity.passwordScopes.groups.readers: must not contain a scope that gatehouse:scopes grants to other groups, got 'admin'; add the group to the groups of that scope, or delete the scope here [password-scopes-groups]");
            scope("admin", Map.of("description", "A", "groups", List.of("admin", "readers")));
            assertThat(problems()).isEmpty();
        }
    }
}
