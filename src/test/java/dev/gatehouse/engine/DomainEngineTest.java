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

/**
 * The life of a stack under names of its own, run by the real Pulumi CLI, which starts a second provider for the region
 * of the sign-in certificate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DomainEngineTest {
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
        Path folder = LocalProcess.project(Files.createDirectories(scratch.resolve("cloud")));
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(stack, Files.readString(stack).replace("provider: 9403", "provider: " + port));
        Files.copy(
                Path.of("src/test/stacks/Pulumi.domains.yaml"),
                pulumi.file("Pulumi.domains.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        local = LocalProcess.start(folder, "--engine", "pulumi");
        pulumi.run("stack", "init", "domains").ok();
    }

    @AfterAll
    void stopTheLocalCloud() {
        if (local != null) {
            local.close();
        }
    }

    private PulumiCli.Run up() throws Exception {
        return pulumi.run("up", "--yes", "--skip-preview", "--diff", "-s", "domains");
    }

    @Test
    @Order(1)
    void isPreviewedAndDeclared() throws Exception {
        assertThat(pulumi.run("preview", "-s", "domains").ok().output())
                .containsPattern("\\+ \\d+ to create")
                .contains("managed login shows an error page");
        assertThat(up().ok().output()).containsPattern("\\+ \\d+ created");
        assertThat(pulumi.run("stack", "output", "authUrl", "-s", "domains")
                        .ok()
                        .output())
                .isEqualToIgnoringNewLines("https://auth.example.com");
        assertThat(pulumi.run("stack", "output", "apiUrl", "-s", "domains").ok().output())
                .isEqualToIgnoringNewLines("https://api.example.com");
    }

    @Test
    @Order(2)
    void aSecondPreviewAndARefreshSeeNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "domains").ok();
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "domains")
                .ok();
    }

    @Test
    @Order(3)
    void theSortOfPagesChangesInPlace() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "pages: managed", "pages: classic");
        assertThat(up().ok().output()).contains("~ 1 updated").doesNotContain("replaced");
    }

    @Test
    @Order(4)
    void anotherNameIsRefusedWhileTheStackIsProtected() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "domain: api.example.com", "domain: api.eu.example.com");
        PulumiCli.Run preview = pulumi.run("preview", "-s", "domains");
        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("marked for protection");
        pulumi.replace("Pulumi.domains.yaml", "domain: api.eu.example.com", "domain: api.example.com");
    }

    @Test
    @Order(5)
    void anotherNameReplacesItsCertificateItsRecordsAndItsMapping() throws Exception {
        pulumi.replace("Pulumi.domains.yaml", "protection: on", "protection: off");
        up().ok();
        pulumi.replace("Pulumi.domains.yaml", "domain: api.example.com", "domain: api.eu.example.com");
        // Certificate, proof, validation, domain, mapping and alias.
        assertThat(up().ok().output()).contains("+-6 replaced");
    }

    @Test
    @Order(6)
    void aStackMayMoveToAPrefix() throws Exception {
        pulumi.replace(
                "Pulumi.domains.yaml",
                "{custom: auth.example.com, zone: example.com, parentRecord: make, pages: classic}",
                "{prefix: gatehouse-moved}");
        // The component stays; provider, certificate with its component, proof and validation, three records and the
        // domain go.
        assertThat(up().ok().output()).contains("+ 1 created").contains("- 9 deleted");
    }

    @Test
    @Order(7)
    void destroyLeavesNothing() throws Exception {
        assertThat(pulumi.run("destroy", "--yes", "--skip-preview", "-s", "domains")
                        .ok()
                        .output())
                .containsPattern("- \\d+ deleted");
    }
}
