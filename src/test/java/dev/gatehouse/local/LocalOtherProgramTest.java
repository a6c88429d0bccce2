package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local cloud in the folder of another project. OtherProgramEngineTest runs the program. */
class LocalOtherProgramTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        LocalProcess.project(folder);
        Files.writeString(folder.resolve("Pulumi.yaml"), "name: orders\nruntime: yaml\n");
        Path stack = folder.resolve("Pulumi.local.yaml");
        String text = Files.readString(stack);
        Files.writeString(
                stack,
                text.substring(0, text.indexOf("  gatehouse:identity:"))
                        + "  gatehouse:local:\n    provider: 0\n    otherResources: ['aws:s3/*']\n");
    }

    private String refused(String... arguments) throws Exception {
        try (LocalProcess local = LocalProcess.start(folder, arguments)) {
            assertThat(local.exit()).as(local.text()).isEqualTo(1);
            return local.text();
        }
    }

    @Test
    void startsWithoutTheSettingsOfThisProgramAndSaysWhatItReads() throws Exception {
        try (LocalProcess local = LocalProcess.start(folder, "-s", "local", "--engine", "pulumi")) {
            assertThat(local.await("declare it by")).isTrue();
            assertThat(local.text())
                    .contains("  Note          project orders is a program of its own: of its stack file, only"
                            + " aws:region, aws:endpoints and gatehouse:local are read, and the outputs are computed"
                            + " from the declared resources");
            JsonObject outputs = LocalProcess.outputs(folder);
            assertThat(outputs.keySet())
                    .containsExactlyInAnyOrder(
                            "cognitoEndpoint", "consoleUrl", "mailboxUrl", "logFiles", "providerPort");
        }
    }

    @Test
    void refusesTheEngineThatCannotRunTheProgram() throws Exception {
        assertThat(refused())
                .isEqualTo(
                        "project 'orders' has a program of its own, which only the Pulumi CLI can run: start the local"
                                + " cloud with ./gatehouse local --engine pulumi, and deploy the program with pulumi up");
    }

    @Test
    void reportsAWrongSettingWithFileAndLine() throws Exception {
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(stack, Files.readString(stack).replace("otherResources:", "otherResource:"));
        int line = Files.readAllLines(stack).indexOf("    otherResource: ['aws:s3/*']") + 1;

        assertThat(refused("--engine", "pulumi"))
                .isEqualTo("stack 'local' has 1 configuration problem (Pulumi.local.yaml); nothing was declared:\n"
                        + "  1. Pulumi.local.yaml:" + line + ": gatehouse:local.otherResource: is not a setting, got"
                        + " 'otherResource'; did you mean 'otherResources'? [unknown-key]");
    }
}
