package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack whose function is a folder of Python files, run by the real Pulumi CLI, which packs and compares the folder. */
class ScriptEngineTest {
    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(ScriptEngineTest::writeFunction, pulumi -> {
        pulumi.run("stack", "init", "script").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "script").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private static void writeFunction(PulumiCli pulumi) throws Exception {
        Files.copy(Path.of("src/test/stacks/Pulumi.script.yaml"), pulumi.file("Pulumi.script.yaml"));
        Files.createDirectories(pulumi.file("function"));
        Files.writeString(pulumi.file("function/app.py"), "def handler(event, context):\n    return 'old'\n");
    }

    @Test
    void isRefusedWithoutItsFolder() throws Exception {
        Files.delete(pulumi.file("function/app.py"));
        Files.delete(pulumi.file("function"));

        PulumiCli.Run preview = pulumi.run("preview", "-s", "script");

        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output()).contains("function: no such file or directory");
    }

    @Test
    void isPreviewedWithItsRuntimeAndHandler() throws Exception {
        pulumi.run("stack", "init", "second").ok();
        Files.copy(
                pulumi.file("Pulumi.script.yaml"),
                pulumi.file("Pulumi.second.yaml"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(pulumi.run("preview", "--diff", "-s", "second").ok().output())
                .contains(": \"python3.13\"", ": \"app.handler\"", "PublishedVersions");
    }

    @Test
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "script").ok();
    }

    @Test
    void aChangedFileUpdatesTheFunctionAndItsAliasInPlace() throws Exception {
        Files.writeString(pulumi.file("function/app.py"), "def handler(event, context):\n    return 'new'\n");

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "script")
                        .ok()
                        .output())
                .contains("~ 2 updated")
                .doesNotContain("created", "replaced");
    }

    @Test
    void isDestroyed() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "script").ok();
    }
}
