package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.local.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A stack that adopts another stack's user pool, and one that trusts another issuer, run by the real Pulumi CLI. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherIssuersEngineTest {
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
        int port = LocalProcess.freePort();
        pulumi = PulumiCli.project(scratch, port);
        Path stack = pulumi.file("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("http://localhost:9400", "http://localhost:" + LocalProcess.freePort())
                        .replace("http://localhost:9401", "http://localhost:" + LocalProcess.freePort())
                        .replace("provider: 9403", "provider: " + port));
        for (String other : List.of("adopted", "foreign")) {
            Files.copy(Path.of("src/test/stacks/Pulumi." + other + ".yaml"), pulumi.file("Pulumi." + other + ".yaml"));
        }
        local = LocalProcess.start(stack.getParent(), "--engine", "pulumi");
        for (String each : List.of("local", "adopted", "foreign")) {
            pulumi.run("stack", "init", each).ok();
        }
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
        pulumi.replace("Pulumi.adopted.yaml", "eu-west-1_AbCdEfGhI", "eu-west-1_NotThere1");
    }

    @AfterAll
    void stopTheLocalCloud() {
        if (local != null) {
            local.close();
        }
    }

    private String output(String key, String stack) throws Exception {
        return pulumi.run("stack", "output", key, "-s", stack).ok().output().strip();
    }

    @Test
    @Order(1)
    void aPoolThatIsNotThereIsSaidByThePreview() throws Exception {
        PulumiCli.Run preview = pulumi.run("preview", "-s", "adopted");
        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("eu-west-1_NotThere1").doesNotContain("\tat ");
    }

    @Test
    @Order(2)
    void theOtherStacksPoolIsAdoptedAndItsIdIsKept() throws Exception {
        String pool = output("userPoolId", "local");
        pulumi.replace("Pulumi.adopted.yaml", "eu-west-1_NotThere1", pool);
        // The local stack's own prefix and resource server stand on that pool.
        pulumi.replace(
                "Pulumi.adopted.yaml",
                "gatehouse:domain: {prefix: gatehouse-adopted}",
                "gatehouse:domain: {custom: auth.example.com, certificate: '"
                        + "arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012',"
                        + " parentRecord: skip}");
        pulumi.replace("Pulumi.adopted.yaml", "https://api.example.com", "https://other.example.com");
        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "adopted")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created");
        assertThat(output("userPoolId", "adopted")).isEqualTo(pool);
        assertThat(output("issuer", "adopted")).endsWith("/" + pool);
    }

    @Test
    @Order(3)
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "adopted").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "adopted")
                .ok();
    }

    @Test
    @Order(4)
    void theEndOfTheStackLeavesThePoolAlone() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "adopted").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "local")
                .ok();
    }

    @Test
    @Order(5)
    void anotherIssuerIsDeclaredWithoutAnythingOfAPool() throws Exception {
        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "foreign")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created")
                .doesNotContain("aws:cognito");
        pulumi.run("preview", "--expect-no-changes", "-s", "foreign").ok();
        assertThat(output("issuer", "foreign")).isEqualTo("https://idp.example.com/tenant/");
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "foreign").ok();
    }
}
