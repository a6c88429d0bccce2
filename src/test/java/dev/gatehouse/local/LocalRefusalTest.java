package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If the local cloud cannot start, it prints the reason and exits with 1. */
class LocalRefusalTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        LocalProcess.project(folder);
    }

    private void edit(String text, String by) throws IOException {
        Path file = folder.resolve("Pulumi.local.yaml");
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }

    private String refused(int exit, String... arguments) throws Exception {
        try (LocalProcess local = LocalProcess.start(folder, arguments)) {
            assertThat(local.exit()).as(local.text()).isEqualTo(exit);
            assertThat(local.text())
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception")
                    .doesNotContain("Ready in");
            return local.text();
        }
    }

    /** Attack 64. */
    @Test
    void reportsAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            edit("apigatewayv2: http://localhost:0", "apigatewayv2: http://localhost:" + taken.getLocalPort());

            assertThat(refused(1))
                    .isEqualTo("port " + taken.getLocalPort()
                            + " (api) is in use: stop the process that uses it, change aws:endpoints,"
                            + " or start with --ports 0, which picks free ports");
        }
    }

    @Test
    void reportsAMissingFunctionWithTheCommandToBuildIt() throws Exception {
        Files.delete(folder.resolve("lambda/target/function.jar"));

        assertThat(refused(1))
                .contains("code: there is no ")
                .endsWith("/lambda/target/function.jar; build it with ./mvnw generate-resources");
    }

    @Test
    void reportsInvalidYamlWithLineAndColumn() throws Exception {
        Files.writeString(folder.resolve("Pulumi.local.yaml"), "config:\n  a: [1\n  b: 2\n");

        assertThat(refused(1)).startsWith("Pulumi.local.yaml:3:4: is not valid YAML: ");
    }

    @Test
    void reportsAMissingStackFile() throws Exception {
        assertThat(refused(1, "--stack", "mine"))
                .isEqualTo("Pulumi.mine.yaml: no such file; run the command in the project folder, or use --stack");
    }

    @Test
    void reportsAllInvalidSettings() throws Exception {
        edit("GET /health: {public: true}", "GET /health: {}");
        edit("prefix: gatehouse-local", "prefix: aws-local");

        assertThat(refused(1))
                .contains("stack 'local' has 2 configuration problems")
                .containsPattern("1\\. Pulumi\\.local\\.yaml:\\d+: gatehouse:domain\\.prefix:")
                .containsPattern("2\\. Pulumi\\.local\\.yaml:\\d+: gatehouse:routes\\.GET /health:");
    }

    @Test
    void refusesAStackThatIsNotLocal() throws Exception {
        Files.copy(Path.of("Pulumi.dev.yaml"), folder.resolve("Pulumi.dev.yaml"));

        assertThat(refused(1, "--stack", "dev"))
                .isEqualTo(
                        "stack 'dev' is not a local stack (it has no aws:endpoints): deploy it with pulumi up, or choose a"
                                + " local stack with --stack");
    }

    @Test
    void reportsAStateFolderThatCannotBeCreated() throws Exception {
        Files.writeString(folder.resolve(".gatehouse"), "a file");

        assertThat(refused(1))
                .startsWith("state folder ")
                .endsWith(
                        "cannot be written (it is not a folder): make it writable, or choose another folder with --state");
    }

    /** Attack 64. */
    @Test
    void reportsADamagedStateFileAndKeepsIt() throws Exception {
        Path state = Files.createDirectories(folder.resolve(".gatehouse")).resolve("embedded.mv.db");
        Files.writeString(state, "not a store, and somebody's only copy");

        assertThat(refused(1)).contains("embedded.mv.db cannot be used (it is damaged, or not a state file)");
        assertThat(state).hasContent("not a store, and somebody's only copy");
    }

    /** Attack 93. */
    @Test
    void reportsATruncatedStateFileAndKeepsIt() throws Exception {
        Path state = Files.createDirectories(folder.resolve(".gatehouse")).resolve("embedded.mv.db");
        try (Store store = Store.open(state)) {
            for (int i = 0; i < 20; i++) {
                store.map("users").put("u" + i, "x".repeat(500));
                store.commit();
            }
        }
        byte[] content = Arrays.copyOf(Files.readAllBytes(state), 20_000);
        Files.write(state, content);

        assertThat(refused(1))
                .contains("state file .gatehouse/embedded.mv.db ")
                .contains("start with --fresh to set the file aside")
                .doesNotContain("Exception");
        assertThat(state).hasBinaryContent(content);
    }

    @Test
    void reportsAStateFileWithAResourceOfAnUnknownTypeAndKeepsIt() throws Exception {
        Path state = Files.createDirectories(folder.resolve(".gatehouse")).resolve("embedded.mv.db");
        try (Store store = Store.open(state)) {
            store.map("resources").put("key", """
                    {"type":"aws:sqs/queue:Queue","name":"jobs","id":"id","age":1,"inputs":{},"outputs":{}}""");
            store.commit();
        }

        String message =
                "state file .gatehouse/embedded.mv.db has resource 'jobs' of type aws:sqs/queue:Queue, which this"
                        + " version of Gatehouse does not know: run the version that created it, add the type to"
                        + " gatehouse:local.otherResources again, or start with --fresh to set"
                        + " the file aside";
        assertThat(refused(1)).isEqualTo(message);
        assertThat(refused(1)).isEqualTo(message);
    }

    @Test
    void refusesAnUnknownOptionAndPrintsUsage() throws Exception {
        assertThat(refused(2, "--unknown"))
                .contains("Unknown option: '--unknown'")
                .contains("--engine");
    }
}
