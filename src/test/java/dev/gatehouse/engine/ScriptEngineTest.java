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

/** A stack whose function is a folder of Python, run by the real Pulumi CLI: the engine packs and compares it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptEngineTest {
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
        Files.copy(Path.of("src/test/stacks/Pulumi.script.yaml"), pulumi.file("Pulumi.script.yaml"));
        local = LocalProcess.start(stack.getParent(), "--engine", "pulumi");
        pulumi.run("stack", "init", "script").ok();
    }

    @AfterAll
    void stopTheLocalCloud() {
        if (local != null) {
            local.close();
        }
    }

    @Test
    @Order(1)
    void isRefusedWithoutItsFolder() throws Exception {
        PulumiCli.Run preview = pulumi.run("preview", "-s", "script");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("function: no such file or directory");
    }

    @Test
    @Order(2)
    void isPreviewedAndDeclaredWithItsRuntimeAndHandler() throws Exception {
        Files.createDirectories(pulumi.file("function"));
        Files.writeString(pulumi.file("function/app.py"), "def handler(event, context):\n    return 'old'\n");

        assertThat(pulumi.run("preview", "--diff", "-s", "script").ok().output())
                .contains(": \"python3.13\"", ": \"app.handler\"", "PublishedVersions");
        pulumi.run("up", "--yes", "--skip-preview", "-s", "script").ok();
    }

    @Test
    @Order(3)
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "script").ok();
    }

    @Test
    @Order(4)
    void aChangedFileChangesTheFunctionAndItsAliasWhereTheyAre() throws Exception {
        Files.writeString(pulumi.file("function/app.py"), "def handler(event, context):\n    return 'new'\n");

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "script")
                        .ok()
                        .output())
                .contains("~ 2 updated")
                .doesNotContain("created", "replaced");
    }

    @Test
    @Order(5)
    void endsWhole() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "script").ok();
    }
}
