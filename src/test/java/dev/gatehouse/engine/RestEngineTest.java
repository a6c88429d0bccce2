package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.local.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of a stack with a REST API, run by the real Pulumi CLI. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestEngineTest {
    private PulumiCli pulumi;
    private LocalProcess local;

    @BeforeAll
    void startTheLocalCloud(@TempDir Path scratch) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh makes one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
        int providerPort = LocalProcess.freePort();
        pulumi = PulumiCli.project(scratch, providerPort);
        Path localStack = pulumi.file("Pulumi.local.yaml");
        Files.writeString(
                localStack,
                Files.readString(localStack)
                        .replace("http://localhost:9400", "http://localhost:" + LocalProcess.freePort())
                        .replace("http://localhost:9401", "http://localhost:" + LocalProcess.freePort())
                        .replace("provider: 9403", "provider: " + providerPort));
        Files.writeString(
                pulumi.file("Pulumi.rest.yaml"),
                Files.readString(Path.of("src/test/stacks/Pulumi.rest.yaml"))
                        .replace("protection: on", "protection: off")
                        .replace("rest: {logLevel: info}", "rest: {logLevel: info, accountRole: make}"));
        local = LocalProcess.start(localStack.getParent(), "--engine", "pulumi");
        pulumi.run("stack", "init", "rest").ok();
    }

    @AfterAll
    void stopTheLocalCloud() throws Exception {
        if (local != null) {
            local.close();
        }
    }

    private PulumiCli.Run up() throws Exception {
        return pulumi.run("up", "--yes", "--skip-preview", "--diff", "-s", "rest")
                .ok();
    }

    @Test
    @Order(1)
    void isPreviewedAndDeclared() throws Exception {
        assertThat(pulumi.run("preview", "-s", "rest").ok().output()).containsPattern("\\+ \\d+ to create");
        assertThat(up().output()).containsPattern("\\+ \\d+ created");
        assertThat(pulumi.run("stack", "output", "apiUrl", "-s", "rest").ok().output())
                .containsPattern("http://localhost:\\d+/v1");
    }

    @Test
    @Order(2)
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "rest").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "rest")
                .ok();
    }

    @Test
    @Order(3)
    void aThrottleChangesInPlaceWithoutADeployment() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "throttle: {rate: 200, burst: 400}", "throttle: {rate: 100, burst: 400}");
        assertThat(up().output()).contains("~ 1 updated").doesNotContain("replaced");
    }

    @Test
    @Order(4)
    void otherScopesDeployAgainBeforeTheOldDeploymentGoes() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "GET /me: {scopes: [openid]}", "GET /me: {scopes: [openid, read]}");
        // The method and the stage change where they are; only the deployment is another.
        assertThat(up().output()).contains("~ 2 updated", "+-1 replaced");
    }

    @Test
    @Order(5)
    void aNewRouteBringsItsPartsAndADeployment() throws Exception {
        pulumi.replace(
                "Pulumi.rest.yaml",
                "    GET /health: {public: true}",
                "    GET /health: {public: true}\n    GET /later: {scopes: [read]}");
        // Resource, method, integration and permission, and four for the preflight.
        assertThat(up().output()).contains("+ 8 created", "~ 1 updated", "+-1 replaced");
    }

    @Test
    @Order(6)
    void aStackMayBecomeAnHttpApiAtOnce() throws Exception {
        pulumi.replace("Pulumi.rest.yaml", "    kind: rest\n", "");
        pulumi.replace("Pulumi.rest.yaml", "    rest: {logLevel: info, accountRole: make}\n", "");
        pulumi.replace("Pulumi.rest.yaml", "    firewall: {rate: 1000}\n", "");
        assertThat(up().output()).containsPattern("\\+ \\d+ created").containsPattern("- \\d+ deleted");
    }

    @Test
    @Order(7)
    void destroyLeavesNothing() throws Exception {
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "rest")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
