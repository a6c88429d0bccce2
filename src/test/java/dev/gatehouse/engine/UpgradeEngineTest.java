package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stack that an earlier version of the program declared keeps all its resources under today's program: the real Pulumi
 * CLI imports the earlier state and previews.
 *
 * <p>Each state in {@code src/test/resources/upgrade} is the {@code pulumi stack export} of a stack that commit 8c81f23
 * declared on the local cloud, with the stack file of that time. Classes and packages were renamed after that commit.
 * Component type tokens and resource names are part of a resource's URN: a resource under another URN is a new one to
 * Pulumi, which would create it and delete the old one.
 */
class UpgradeEngineTest {
    private static final Path STATES = Path.of("src/test/resources/upgrade");

    @BeforeAll
    static void requirePulumi() {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh makes one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "rest", "domains"})
    void aPreviewOfAnEarlierStackReplacesDeletesAndCreatesNothing(String stack, @TempDir Path scratch)
            throws Exception {
        int providerPort = LocalProcess.freePort();
        PulumiCli pulumi = PulumiCli.project(scratch, providerPort);
        Path folder = LocalProcess.project(Files.createDirectories(scratch.resolve("cloud")));
        Path localStack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                localStack, Files.readString(localStack).replace("provider: 9403", "provider: " + providerPort));
        String stackFile = "Pulumi." + stack + ".yaml";
        Files.copy(STATES.resolve(stackFile), pulumi.file(stackFile), StandardCopyOption.REPLACE_EXISTING);
        Path state = STATES.resolve(stack + ".json");

        JsonObject preview;
        LocalProcess local = LocalProcess.start(folder, "--engine", "pulumi");
        try {
            pulumi.run("stack", "init", stack).ok();
            pulumi.run("stack", "import", "--file", state.toAbsolutePath().toString(), "-s", stack)
                    .ok();
            preview = JsonParser.parseString(pulumi.run("preview", "--json", "--show-sames", "-s", stack)
                            .ok()
                            .output())
                    .getAsJsonObject();
        } finally {
            local.close();
        }

        assertThat(preview.getAsJsonObject("changeSummary").keySet())
                .as(preview.getAsJsonObject("changeSummary").toString())
                .contains("same")
                .isSubsetOf("same", "update");
        assertThat(urnsOfSteps(preview)).containsExactlyInAnyOrderElementsOf(urnsOfState(state));
    }

    private static Set<String> urnsOfSteps(JsonObject preview) {
        return urns(preview.getAsJsonArray("steps"));
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
