package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the local cloud stops, and what the next start does with its state. */
class LocalStopTest {
    @TempDir
    private Path folder;

    private Path state;
    private Path stack;

    @BeforeEach
    void makeAProject() throws IOException {
        LocalProcess.project(folder);
        state = folder.resolve(".gatehouse/embedded.mv.db");
        stack = folder.resolve("Pulumi.local.yaml");
    }

    private void edit(String text, String by) throws IOException {
        String before = Files.readString(stack);
        assertThat(before).contains(text);
        Files.writeString(stack, before.replace(text, by));
    }

    private static String poolId(JsonObject outputs) {
        return outputs.get("userPoolId").getAsString();
    }

    private String refused(String... arguments) throws Exception {
        try (LocalProcess local = LocalProcess.start(folder, arguments)) {
            assertThat(local.exit()).as(local.text()).isEqualTo(1);
            return local.text();
        }
    }

    @Test
    void aSignalStopsIt() throws Exception {
        LocalProcess local = LocalProcess.start(folder);
        local.close();

        assertThat(local.exit()).isEqualTo(143);
        assertThat(local.await("Stopped.")).isTrue();
        assertThat(local.text())
                .endsWith("Stopped. Users, keys and IDs are kept in .gatehouse for the next start.")
                .doesNotContain("error while stopping", "Exception", "WARNING");
    }

    @Test
    void refusesStateOfAnotherRegionAndAMissingFunction() throws Exception {
        LocalProcess.start(folder).close();
        edit("aws:region: eu-west-1", "aws:region: us-east-1");
        assertThat(refused())
                .isEqualTo("the state in .gatehouse belongs to region eu-west-1, but aws:region is us-east-1: change it"
                        + " back, or start with --fresh to set the state aside");
        edit("aws:region: us-east-1", "aws:region: eu-west-1");

        Path jar = folder.resolve("lambda/target/function.jar").toRealPath();
        Files.delete(jar);
        assertThat(refused()).endsWith("there is no " + jar + "; build it with ./mvnw generate-resources");
    }

    @Test
    void freshIsRefusedWhileAnotherLocalCloudUsesTheFolder() throws Exception {
        try (LocalProcess local = LocalProcess.start(folder)) {
            assertThat(refused("--fresh"))
                    .isEqualTo("state folder " + folder.toRealPath().resolve(".gatehouse")
                            + " is in use by another local cloud: stop it, or choose another folder with --state");
            assertThat(state).exists();
            assertThat(state.resolveSibling("embedded.mv.db.before-fresh")).doesNotExist();

            Path elsewhere = folder.resolve("else where");
            try (LocalProcess other = LocalProcess.start(folder, "--fresh", "--state", "else where")) {
                assertThat(other.await("  . 'else where/env'")).isTrue();
                assertThat(other.text()).startsWith("no previous state found\n");
                assertThat(Files.readString(elsewhere.resolve("outputs.json")))
                        .doesNotContain(poolId(LocalProcess.outputs(folder)));
            }
            assertThat(local.handle().isAlive()).isTrue();
        }
    }

    @Test
    void aStackThatCannotStartChangesNoState() throws Exception {
        Files.copy(Path.of("Pulumi.dev.yaml"), folder.resolve("Pulumi.dev.yaml"));
        refused("--stack", "dev", "--fresh");
        edit("GET /health: {public: true}", "GET /health: {}");
        refused("--fresh");

        assertThat(folder.resolve(".gatehouse")).doesNotExist();
    }

    @Test
    void reportsAPortThatDoesNotExist() throws Exception {
        edit("apigatewayv2: http://localhost:0", "apigatewayv2: http://localhost:65536");

        assertThat(refused())
                .isEqualTo("port 65536 (api) does not exist: use 0 to 65535 in aws:endpoints (0 picks a free port)");
    }

    @Test
    void reportsAnEncryptedPassword() throws Exception {
        edit("user@example.com: {password: SecurePassword123}", "user@example.com: {password: {secure: v1:abc}}");

        assertThat(refused())
                .isEqualTo(
                        "Pulumi.local.yaml: gatehouse:local is encrypted, and only the Pulumi engine can decrypt it; use plain text in a local stack");
    }

    @Test
    void stopsWithItsParentProcess() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo $!; wait", "sh"));
        command.addAll(LocalProcess.command());
        Process parent = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        ProcessHandle local = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        assertThat(said.lines().anyMatch(line -> line.startsWith("Ready in "))).isTrue();
        URI health = URI.create(LocalProcess.outputs(folder).get("apiUrl").getAsString() + "/health");
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        List<ProcessHandle> functions = local.descendants().toList();
        assertThat(functions).isNotEmpty();

        parent.toHandle().destroyForcibly();

        local.onExit().get(10, TimeUnit.SECONDS);
        for (ProcessHandle function : functions) {
            function.onExit().get(10, TimeUnit.SECONDS);
        }
        // Its console ended with the parent; its state is closed and unlocked nevertheless.
        LocalProcess.start(folder).close();
    }
}
