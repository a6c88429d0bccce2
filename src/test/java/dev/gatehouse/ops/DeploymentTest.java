package dev.gatehouse.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.WorkspaceStack;
import dev.gatehouse.engine.PulumiCli;
import dev.gatehouse.local.LocalProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
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

/** Deploys the local stack by the real CLI; one step builds on the one before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private PulumiCli pulumi;
    private LocalProcess local;
    private WorkspaceStack stack;

    @BeforeAll
    void startTheLocalCloud(@TempDir Path scratch) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh makes one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
        int port = LocalProcess.freePort();
        pulumi = PulumiCli.project(scratch, port);
        Path file = pulumi.file("Pulumi.local.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("http://localhost:9400", "http://localhost:" + LocalProcess.freePort())
                        .replace("http://localhost:9401", "http://localhost:" + LocalProcess.freePort())
                        .replace("provider: 9403", "provider: " + port));
        local = LocalProcess.start(file.getParent(), "--engine", "pulumi");
        stack = LocalWorkspace.createStack(
                "local",
                file.getParent(),
                LocalWorkspaceOptions.builder()
                        .environmentVariables(pulumi.environment())
                        .build());
    }

    @AfterAll
    void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
        if (local != null) {
            local.close();
        }
    }

    private boolean deploy(Deployment.Extent extent) throws Exception {
        said.reset();
        return new Deployment(
                        LocalPulumiCommand.create(),
                        stack,
                        extent,
                        HttpClient.newHttpClient(),
                        new PrintStream(said, true, UTF_8))
                .run();
    }

    private String said() {
        return said.toString(UTF_8);
    }

    @Test
    @Order(1)
    void aPreviewChangesNothing() throws Exception {
        assertThat(deploy(Deployment.Extent.PREVIEW)).as(said()).isTrue();
        assertThat(said()).containsPattern("\npreview: \\d+ create\n$");
        assertThat(pulumi.run("stack", "output", "--json", "-s", "local").ok().output())
                .isEqualTo("{}\n");
    }

    @Test
    @Order(2)
    void aDeploymentIsTriedWithATokenOfItsOwn() throws Exception {
        assertThat(deploy(Deployment.Extent.IN_PLACE)).as(said()).isTrue();
        assertThat(said())
                .containsPattern("\n +\\+ \\d+ created\n")
                .containsPattern("\npassed  GET /resources lets jobs in +200\n")
                .endsWith("as declared\n");
    }

    @Test
    @Order(3)
    void noSecretIsSaid() throws Exception {
        String secrets = pulumi.run("stack", "output", "clientSecrets", "--json", "--show-secrets", "-s", "local")
                .ok()
                .output();
        assertThat(secrets.split("\""))
                .filteredOn(text -> text.length() > 40)
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(said()).doesNotContain(secret));
    }

    @Test
    @Order(4)
    void whatWouldBeReplacedIsRefusedUnlessItIsAllowed() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "prefix: gatehouse-local", "prefix: gatehouse-other");
        assertThat(deploy(Deployment.Extent.IN_PLACE)).isFalse();
        assertThat(said())
                .endsWith("1 resources would be replaced, and nothing was changed: read the preview, and say"
                        + " --allow-replace if it must be\n");
        assertThat(deploy(Deployment.Extent.REPLACING)).as(said()).isTrue();
        assertThat(said()).endsWith("as declared\n");
    }

    @Test
    @Order(5)
    void aFaultyFileChangesNothingAndSaysWhy() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "GET /health: {public: true}", "GET /health: {}");
        assertThat(deploy(Deployment.Extent.IN_PLACE)).isFalse();
        assertThat(said())
                .contains("the preview failed, and nothing was changed: ", "[route-open]")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(6)
    void aStackThatDoesNotStandAsDeclaredSaysTheWayBack() throws Exception {
        pulumi.replace(
                "Pulumi.local.yaml",
                "GET /health: {}",
                "GET /health: {public: true}\n    GET /nowhere: {public: true}");
        assertThat(deploy(Deployment.Extent.IN_PLACE)).isFalse();
        assertThat(said())
                .containsPattern("\nfailed  GET /nowhere is open +401\n")
                .endsWith("not as declared; back to what was there before: git checkout the commit of the last good"
                        + " deployment (pulumi stack history -s local names it), and deploy that\n");
    }
}
