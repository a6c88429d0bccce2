package dev.gatehouse.settings.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.settings.aws.LambdaEnvironment;
import dev.gatehouse.settings.identity.LambdaTriggers.Trigger;
import dev.gatehouse.settings.pool.TriggerFunction.BuiltIn;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.StackTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scope that the stack grants by group: how it is written, what it needs, and what the pre-token handler is told. */
class ScopeGrantsTest {
    private static final String ADMIN = "gatehouse:scopes>scopes>admin";
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:asks";

    private StackTree stack = StackTree.of("dev");

    private static Map<String, Object> grantedTo(Object... groups) {
        return Map.of("description", "Admin access", "groups", List.of(groups));
    }

    @Test
    void theTextFormStaysValidAndMeansADescription() throws Exception {
        stack.set(ADMIN, "Admin access");
        ScopeCatalogue text = stack.read().scopes();
        stack.set(ADMIN, Map.of("description", "Admin access"));
        assertThat(stack.read().scopes()).isEqualTo(text);
        assertThat(text.descriptions()).containsEntry("admin", "Admin access");
        assertThat(text.groups()).isEmpty();
        stack.set(ADMIN, grantedTo("admin"));
        assertThat(stack.read().scopes().descriptions()).isEqualTo(text.descriptions());
        assertThat(stack.read().scopes().groups()).isEqualTo(Map.of("admin", List.of("admin")));
    }

    @Test
    void theHandlerIsToldEachGroupOfEachSuchScopeByItsFullName() throws Exception {
        stack.set("gatehouse:identity>groups", List.of("admin", "ops"));
        stack.set(ADMIN, grantedTo("admin", "ops"));
        stack.set("gatehouse:scopes>scopes>write", grantedTo("ops"));
        assertThat(stack.read().scopeGrants().variables())
                .containsEntry(
                        "SCOPE_GROUPS",
                        "admin=https://api.example.com/admin ops=https://api.example.com/admin"
                                + " ops=https://api.example.com/write");
    }

    @Test
    void theHandlerIsToldWhereNoScopeIsGrantedByGroup() throws Exception {
        stack.set(ADMIN, "Admin access");
        assertThat(stack.read().scopeGrants().variables()).containsEntry("SCOPE_GROUPS", "none");
    }

    @Test
    void ourPreTokenHandlerIsDeclaredAsSoonAsOneScopeNamesGroups() throws Exception {
        stack.set("gatehouse:identity>triggers", null);
        assertThat(stack.read().identity().triggers().all()).isEqualTo(Map.of(Trigger.PRE_TOKEN, new BuiltIn()));
        stack.set("gatehouse:identity>triggers", Map.of("postConfirmation", ARN));
        assertThat(stack.read().identity().triggers().hasBuiltInPreToken()).isTrue();
        assertThat(stack.read().warnings()).noneMatch(warning -> warning.contains("stays switched on"));

        stack.set("gatehouse:identity>triggers", null);
        stack.set("gatehouse:identity>passwordScopes", null);
        stack.set(ADMIN, "Admin access");
        assertThat(stack.read().identity().triggers().all()).isEmpty();
    }

    @Test
    void aPreTokenFunctionOfAnotherIsRefusedBesideIt() {
        stack.set("gatehouse:identity>passwordScopes", null);
        stack.set("gatehouse:identity>triggers>preToken", ARN);
        assertThat(stack.problems())
                .singleElement()
                .hasToString(
                        "gatehouse:identity.triggers.preToken: must be 'function' or absent if gatehouse:scopes grants a scope by group: only the handler in lambda/ removes the scope for other users, got 'another function'; delete it, or grant no scope by group and let your function remove the scopes [trigger-scope-groups]");
    }

    @Test
    void theTierMustHaveTheEvent() {
        stack.set("gatehouse:identity>triggers", null);
        stack.set("gatehouse:identity>tier", "lite");
        assertThat(stack.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "gatehouse:scopes.scopes.admin.groups: needs tier: essentials or plus, got 'admin'; raise the tier, or turn it off [tier-essentials]");
        stack.set("gatehouse:identity>tier", "essentials");
        stack.accepts();
    }

    @Test
    void theGroupsMustExistAndBeAtLeastOne() {
        stack.set(ADMIN, grantedTo("admni"));
        assertThat(stack.problems())
                .extracting(Problem::code, Problem::path, Problem::fix)
                .contains(tuple("group-unknown", "gatehouse:scopes.scopes.admin.groups[0]", "did you mean 'admin'?"));
        stack.set("gatehouse:identity>passwordScopes>groups", null);
        stack.set(ADMIN, grantedTo());
        stack.refuses("scope-groups-none", "gatehouse:scopes.scopes.admin.groups");
    }

    @Test
    void noOtherFormIsTaken() {
        stack.set(ADMIN, List.of("admin"));
        stack.refuses("type", "gatehouse:scopes.scopes.admin");
        stack.set("gatehouse:identity>passwordScopes>groups", null);
        stack.set(ADMIN, Map.of("description", "A", "groups", "admin"));
        stack.refuses("type", "gatehouse:scopes.scopes.admin.groups");
        stack.set(ADMIN, Map.of("groups", List.of("admin")));
        stack.refuses("missing", "gatehouse:scopes.scopes.admin.description");
        stack.set(ADMIN, Map.of("description", "A", "group", List.of("admin")));
        stack.refuses("unknown-key", "gatehouse:scopes.scopes.admin.group");
    }

    @Test
    void anAdoptedPoolCannotKeepTheScopeFromAnybody() {
        stack = StackTree.of("adopted");
        stack.set(ADMIN, grantedTo("admin"));
        assertThat(stack.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "gatehouse:scopes.scopes.admin.groups: must be absent with gatehouse:identity.pool, whose tokens this stack cannot change, got 'admin'; check the group in your function, or declare the user pool in this stack [scope-groups-pool]");
    }

    @Test
    void anotherIssuerCannotKeepTheScopeFromAnybody() {
        stack = StackTree.of("foreign");
        stack.set("gatehouse:scopes>scopes>admin:x", grantedTo("admin"));
        stack.refuses("scope-groups-pool", "gatehouse:scopes.scopes.admin:x.groups");
    }

    @Test
    void aRoutesGroupIsRefusedBesideAFunctionOfOnesOwnWithTheWayToFixIt() {
        stack.set("gatehouse:function", Map.of("runtime", "python3.13", "code", "./own", "handler", "app.handler"));
        stack.accepts();
        stack.set("gatehouse:routes>GET /admin/report>group", "admin");
        assertThat(stack.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "gatehouse:routes.GET /admin/report.group: must be absent with your own function, ./own, which does not check it, got 'admin'; grant the scope by group, so that API Gateway checks it for any function: in gatehouse:scopes.scopes write admin: {description: …, groups: [admin]}, and delete group here [route-group]");
        stack.set("gatehouse:function", null);
        stack.accepts();
    }

    /** Lambda quotas: 4 KB for all variables; 4,096 bytes are taken and 4,097 are not. */
    @Test
    void bothVariablesFitTheHandlersEnvironment() throws Exception {
        int left = 4_096 - LambdaEnvironment.bytes(stack.read().scopeGrants().variables());
        String fixed = " admin=https://api.example.com/";
        Map<String, Object> scopes =
                new LinkedHashMap<>(Map.of("read", "r", "write", "w", "admin", grantedTo("admin")));
        List<String> names = new ArrayList<>();
        for (int i = 0; left > 0; i++) {
            int rest = left - fixed.length();
            // What is left is an entry of its own, or nothing.
            int length = rest > 256 + 40 ? 200 : rest > 256 ? 128 : rest;
            names.add(String.valueOf((char) ('a' + i)).repeat(length));
            left = rest - length;
        }
        names.forEach(name -> scopes.put(name, grantedTo("admin")));
        stack.set("gatehouse:scopes>scopes", scopes);
        stack.accepts();
        assertThat(LambdaEnvironment.bytes(stack.read().scopeGrants().variables()))
                .isEqualTo(4_096);

        String last = names.get(names.size() - 1);
        scopes.remove(last);
        scopes.put(last + "z", grantedTo("admin"));
        assertThat(stack.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "gatehouse:identity.passwordScopes: must fit into the environment of the pre-token function with the groups of scopes: at most 4096 bytes for the full names, got '4097 bytes'; use fewer scopes, or shorten gatehouse:scopes.identifier [quota]");
    }
}
