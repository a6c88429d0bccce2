package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack with a REST API, run by the real Pulumi CLI. */
class RestEngineTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(RestEngineTest::writeStackFile, pulumi -> {
        pulumi.run("stack", "init", "rest").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "rest").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private static void writeStackFile(PulumiCli pulumi) throws Exception {
        Files.writeString(
                pulumi.file("Pulumi.rest.yaml"),
                Files.readString(Path.of("src/test/stacks/Pulumi.rest.yaml"))
                        .replace("protection: on", "protection: off")
                        .replace("rest: {logLevel: info}", "rest: {logLevel: info, accountRole: make}"));
    }

    private PulumiCli.Run up() throws Exception {
        return pulumi.run("up", "--yes", "--skip-preview", "--diff", "-s", "rest")
                .ok();
    }

    @Test
    void aFirstPreviewCreates() throws Exception {
        pulumi.run("stack", "init", "second").ok();
        Files.copy(
                pulumi.file("Pulumi.rest.yaml"),
                pulumi.file("Pulumi.second.yaml"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(pulumi.run("preview", "-s", "second").ok().output()).containsPattern("\\+ \\d+ to create");
    }

    @Test
    void theAddressOfTheApiNamesItsStage() throws Exception {
        assertThat(pulumi.run("stack", "output", "apiUrl", "-s", "rest").ok().output())
                .containsPattern("http://localhost:\\d+/v1");
    }

    @Test
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "rest").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "rest")
                .ok();
    }

    @Test
    void aThrottleChangesInPlaceWithoutADeployment() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "throttle: {rate: 200, burst: 400}", "throttle: {rate: 100, burst: 400}");
        assertThat(up().output()).contains("~ 1 updated").doesNotContain("replaced");
    }

    @Test
    void otherScopesReplaceTheDeployment() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "GET /me: {scopes: [openid]}", "GET /me: {scopes: [openid, read]}");
        // Method and stage are updated in place; only the deployment is replaced.
        assertThat(up().output()).contains("~ 2 updated", "+-1 replaced");
    }

    @Test
    void aNewRouteCreatesItsResourcesAndADeployment() throws Exception {
        pulumi.replace(
                "Pulumi.rest.yaml",
                "    GET /health: {public: true}",
                "    GET /health: {public: true}\n    GET /later: {scopes: [read]}");
        // Resource, method, integration and permission, and four resources for the preflight request.
        assertThat(up().output()).contains("+ 8 created", "~ 1 updated", "+-1 replaced");
    }

    @Test
    void aStackMayBecomeAnHttpApiInOneUpdate() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "    kind: rest\n", "");
        pulumi.replace("Pulumi.rest.yaml", "    rest: {logLevel: info, accountRole: make}\n", "");
        pulumi.replace("Pulumi.rest.yaml", "    firewall: {rate: 1000}\n", "");
        assertThat(up().output()).containsPattern("\\+ \\d+ created").containsPattern("- \\d+ deleted");
    }

    @Test
    void destroyDeletesEverything() throws Exception {
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "rest")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
