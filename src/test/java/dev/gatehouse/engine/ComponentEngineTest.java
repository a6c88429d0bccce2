package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.engine.program.ShopProgram;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A Java program that uses the component as a library, twice, with resource options: the real Pulumi CLI runs it on the
 * local cloud. {@link ShopProgram} says what it declares.
 */
class ComponentEngineTest {
    private static final String STACK_FILE = EngineStack.otherStackFile("shop:unused: x");

    @RegisterExtension
    static final EngineStack STACK = EngineStack.otherProject("shop", ShopProgram.class, STACK_FILE, pulumi -> {
        Files.copy(pulumi.file("Pulumi.local.yaml"), pulumi.file("Pulumi.fresh.yaml"));
        pulumi.run("stack", "init", "fresh").ok();
        pulumi.run("stack", "init", "local").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private void setting(String text) throws Exception {
        pulumi.replace("Pulumi.local.yaml", "shop:unused: x", text);
    }

    private static JsonObject object(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private JsonObject outputs(String component) throws Exception {
        return object(pulumi.run("stack", "output", "--json", "--show-secrets", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject(component);
    }

    private DeployedStack deployed(String component) throws Exception {
        return DeployedStack.parse(outputs(component).toString());
    }

    /** The resources in the state whose name begins with a name. */
    private List<JsonObject> resources(String name) throws Exception {
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement each : object(
                        pulumi.run("stack", "export", "-s", "local").ok().output())
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources")) {
            JsonObject resource = each.getAsJsonObject();
            if (name(resource).startsWith(name)) {
                all.add(resource);
            }
        }
        assertThat(all).as("resources of " + name).hasSizeGreaterThan(20);
        return all;
    }

    private static String name(JsonObject resource) {
        return resource.get("urn").getAsString().split("::", 4)[3];
    }

    @Test
    void bothComponentsAcceptOnlyTheTokensOfTheirOwnUserPool() throws Exception {
        Calls.assertThatEachAcceptsOnlyItsOwnTokens(deployed("api"), deployed("partner"));
    }

    @Test
    void allResourcesOfAComponentUseItsProvider() throws Exception {
        assertThat(resources("partner"))
                .filteredOn(each -> each.get("custom").getAsBoolean())
                .allSatisfy(each ->
                        assertThat(each.get("provider").getAsString()).contains("pulumi:providers:aws::virginia::"));
        assertThat(resources("api"))
                .filteredOn(each -> each.get("custom").getAsBoolean())
                .allSatisfy(each ->
                        assertThat(each.get("provider").getAsString()).contains("pulumi:providers:aws::default"));
    }
}
