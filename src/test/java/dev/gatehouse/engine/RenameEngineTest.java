package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stacks of an earlier version, in which the names of routes, permissions, methods and others did not begin with the
 * name of their component: the real Pulumi CLI updates them with today's program. {@link UpgradeEngineTest} previews
 * states that an earlier version has written; here the resources exist on the local cloud, and only their names in the
 * state are those of the earlier version.
 */
class RenameEngineTest {
    /** The name of a component and the space after it, in the name at the end of a URN. */
    private static final Pattern COMPONENT = Pattern.compile("(\"urn:pulumi:[^\"]*::)gatehouse-\\w+-(?:api|rest) ");

    /** The component of the whole declaration is new, and has no resource of AWS. */
    private static final String ONLY_THE_COMPONENT = "Resources:\\n\\s+\\+ 1 created\\n\\s+";

    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(RenameEngineTest::copyRestStack, pulumi -> {
        for (String stack : List.of("local", "rest")) {
            pulumi.run("stack", "init", stack).ok();
            pulumi.run("up", "--yes", "--skip-preview", "-s", stack).ok();
            storeFormerNames(pulumi, stack);
        }
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private static void copyRestStack(PulumiCli pulumi) throws Exception {
        Files.copy(
                Path.of("src/test/stacks/Pulumi.rest.yaml"),
                pulumi.file("Pulumi.rest.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void storeFormerNames(PulumiCli pulumi, String stack) throws Exception {
        Path state = pulumi.file("state.json");
        pulumi.run("stack", "export", "--file", state.toString(), "-s", stack).ok();
        Files.writeString(state, withFormerNames(Files.readString(state), stack));
        pulumi.run("stack", "import", "--file", state.toString(), "-s", stack).ok();
    }

    /** Without the component of the whole declaration too, which earlier versions did not have. */
    private static String withFormerNames(String state, String stack) {
        String component = "gatehouse:index:ProtectedApi::gatehouse-" + stack;
        JsonObject all = JsonParser.parseString(
                        COMPONENT.matcher(state).replaceAll("$1").replace("gatehouse:index:ProtectedApi$", ""))
                .getAsJsonObject();
        JsonArray resources = new JsonArray();
        for (JsonElement each : all.getAsJsonObject("deployment").getAsJsonArray("resources")) {
            if (!each.getAsJsonObject().get("urn").getAsString().endsWith(component)) {
                resources.add(each);
            }
        }
        all.getAsJsonObject("deployment").add("resources", resources);
        return all.toString().replace(component, "pulumi:pulumi:Stack::gatehouse-" + stack);
    }

    /** The names in the state that begin with the name of a component and a space. */
    private List<String> namesWithComponent(String stack) throws Exception {
        return COMPONENT
                .matcher(pulumi.run("stack", "export", "-s", stack).ok().output())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "rest"})
    void anUpdateRenamesTheResourcesAndChangesNoneOfThem(String stack) throws Exception {
        assertThat(namesWithComponent(stack)).isEmpty();

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", stack).ok().output())
                .containsPattern(ONLY_THE_COMPONENT + "\\d+ unchanged\\n");

        assertThat(namesWithComponent(stack)).isNotEmpty();
        pulumi.run("preview", "--expect-no-changes", "-s", stack).ok();
    }

    @Test
    void anUpdateThatRenamesARouteAndChangesItsScopesUpdatesTheRoute() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "GET /health: {public: true}", "GET /health: {scopes: [read]}");

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "local")
                        .ok()
                        .output())
                .containsPattern(ONLY_THE_COMPONENT + "~ 1 updated\\n\\s+2 changes\\.");

        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
        // A refresh reads every resource from the local cloud.
        pulumi.run("refresh", "--yes", "--expect-no-changes", "-s", "local").ok();
    }
}
