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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stack that an earlier version of the program declared keeps all its resources under today's program: the real Pulumi
 * CLI imports the earlier state and previews.
 *
 * <p>Each state in {@code src/test/resources/upgrade} is the {@code pulumi stack export} of a stack that commit 8c81f23
 * declared on the local cloud, with the stack file of that time. Classes and packages were renamed after that commit.
 * Component type tokens and resource names are part of a resource's URN: a resource under another URN is a new one to
 * Pulumi, which would create it and delete the old one. Names changed since then too; the renamed resources have their
 * old name as an alias.
 */
class UpgradeEngineTest {
    private static final Path STATES = Path.of("src/test/resources/upgrade");

    private static final List<String> STACKS = List.of("everything", "rest", "domains");

    @RegisterExtension
    static final EngineStack STACK =
            EngineStack.prepared(UpgradeEngineTest::copyStackFiles, UpgradeEngineTest::importStates);

    private static void copyStackFiles(PulumiCli pulumi) throws Exception {
        for (String stack : STACKS) {
            String file = "Pulumi." + stack + ".yaml";
            Files.copy(STATES.resolve(file), pulumi.file(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void importStates(PulumiCli pulumi) throws Exception {
        for (String stack : STACKS) {
            pulumi.run("stack", "init", stack).ok();
            pulumi.run(
                            "stack",
                            "import",
                            "--file",
                            state(stack).toAbsolutePath().toString(),
                            "-s",
                            stack)
                    .ok();
        }
    }

    private static Path state(String stack) {
        return STATES.resolve(stack + ".json");
    }

    static List<String> stacks() {
        return STACKS;
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aPreviewOfAnEarlierStackReplacesDeletesAndCreatesNothing(String stack) throws Exception {
        JsonObject preview = JsonParser.parseString(STACK.pulumi()
                        .run("preview", "--json", "--show-sames", "-s", stack)
                        .ok()
                        .output())
                .getAsJsonObject();

        assertThat(preview.getAsJsonObject("changeSummary").keySet())
                .as(preview.getAsJsonObject("changeSummary").toString())
                .contains("same")
                .isSubsetOf("same", "update", "create");
        assertThat(preview.getAsJsonArray("steps"))
                .map(JsonElement::getAsJsonObject)
                .filteredOn(step -> step.get("op").getAsString().equals("create"))
                .map(step -> step.get("urn").getAsString())
                .as("the component of the whole declaration is new, and has no resource of AWS")
                .containsExactly(
                        "urn:pulumi:" + stack + "::gatehouse::gatehouse:index:ProtectedApi::gatehouse-" + stack);
        assertThat(formerUrnsOfSteps(preview)).containsExactlyInAnyOrderElementsOf(urnsOfState(state(stack)));
    }

    /** The URNs in the state, before the preview. A resource with an alias has another URN after it. */
    private static Set<String> formerUrnsOfSteps(JsonObject preview) {
        JsonArray formerResources = new JsonArray();
        for (JsonElement step : preview.getAsJsonArray("steps")) {
            JsonObject former = step.getAsJsonObject().getAsJsonObject("oldState");
            if (former != null) {
                formerResources.add(former);
            }
        }
        return urns(formerResources);
    }

    private static Set<String> urnsOfState(Path state) throws Exception {
        return urns(JsonParser.parseString(Files.readString(state))
                .getAsJsonObject()
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources"));
    }

    /** The default provider is not declared by the program, so a preview has no step for it. */
    private static Set<String> urns(JsonArray resources) {
        return StreamSupport.stream(resources.spliterator(), false)
                .map(resource -> resource.getAsJsonObject().get("urn").getAsString())
                .filter(urn -> !urn.contains("::pulumi:providers:aws::default_"))
                .collect(Collectors.toSet());
    }
}
