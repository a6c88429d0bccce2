package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local cloud that a test suite starts with {@code --json}. */
class LocalJsonTest {
    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    /** A started process, with its first line. */
    private record Cloud(Process process, BufferedReader stdout, Writer stdin, JsonObject ready) {
        private Path outputsFile() {
            return Path.of(ready.get("outputsFile").getAsString());
        }

        private LocalClient client() throws IOException {
            return new LocalClient(
                    JsonParser.parseString(Files.readString(outputsFile())).getAsJsonObject());
        }

        private String answer(String command) throws IOException {
            stdin.write(command + "\n");
            stdin.flush();
            return stdout.readLine();
        }
    }

    @BeforeEach
    void createProject() throws IOException {
        LocalProcess.project(folder);
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(LocalProcess.command());
        command.remove("--end-with-parent");
        command.addAll(List.of("--ports", "0", "--json"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
    }

    private Cloud start(ProcessBuilder command) throws IOException {
        Process process = command.start();
        started.add(process);
        BufferedReader stdout = process.inputReader();
        String line = stdout.readLine();
        assertThat(line).as(Files.readString(folder.resolve("stderr"))).isNotNull();
        return new Cloud(
                process,
                stdout,
                process.outputWriter(),
                JsonParser.parseString(line).getAsJsonObject());
    }

    private static int signUp(LocalClient client) throws Exception {
        return client.cognito("SignUp", """
                        {"ClientId":"%s","Username":"ann@example.com","Password":"AnnsPassword123",\
                        "UserAttributes":[{"Name":"email","Value":"ann@example.com"}]}""".formatted(client.clientId("cli"))).statusCode();
    }

    private static int call(LocalClient client, String token) throws Exception {
        return client.get(client.output("apiUrl") + "/resources", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static String jobsToken(LocalClient client) throws Exception {
        return JsonParser.parseString(client.post(
                                client.output("authUrl") + "/oauth2/token",
                                "grant_type=client_credentials&client_id=" + client.clientId("jobs") + "&client_secret="
                                        + client.secrets().get(1),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .body())
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    @Test
    void saysThatItIsReadyResetsItselfAndStopsAtTheEndOfStdin() throws Exception {
        Cloud cloud = start(command());
        LocalClient client = cloud.client();

        // The first line.
        assertThat(cloud.ready().get("ready").getAsBoolean()).isTrue();
        assertThat(client.output("apiUrl"))
                .endsWith(":" + cloud.ready().getAsJsonObject("ports").get("api"));
        assertThat(client.output("cognitoEndpoint"))
                .endsWith(":" + cloud.ready().getAsJsonObject("ports").get("cognito"));
        assertThat(cloud.ready().getAsJsonObject("outputs").get("clients"))
                .isEqualTo(client.outputs().get("clients"));
        assertThat(client.secrets())
                .hasSize(2)
                .allSatisfy(secret -> assertThat(cloud.ready().toString()).doesNotContain(secret));

        // Reset.
        assertThat(signUp(client)).isEqualTo(200);
        assertThat(signUp(client)).isEqualTo(400);
        assertThat(cloud.answer("reset")).isEqualTo("{\"reset\":true}");
        assertThat(signUp(client)).isEqualTo(200);

        // Clock.
        String token = jobsToken(client);
        assertThat(call(client, token)).isEqualTo(200);
        assertThat(cloud.answer("advance P1D")).startsWith("{\"time\":\"20");
        assertThat(call(client, token)).isEqualTo(401);
        assertThat(call(client, jobsToken(client))).isEqualTo(200);
        assertThat(cloud.answer("advance -P1D"))
                .isEqualTo("{\"error\":\"write an ISO 8601 duration forward in time, such as: advance PT1H\"}");
        assertThat(cloud.answer("stop"))
                .isEqualTo("{\"error\":\"write reset, or advance and a duration, such as: advance PT1H\"}");
        assertThat(cloud.answer("reset")).isEqualTo("{\"reset\":true}");
        assertThat(call(client, jobsToken(client))).isEqualTo(200);

        // End.
        cloud.stdin().close();
        assertThat(cloud.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cloud.process().exitValue()).isZero();
        assertThat(cloud.stdout().readLine()).isNull();
        assertThat(cloud.outputsFile().getParent()).doesNotExist();
        assertThat(folder.resolve(".gatehouse")).doesNotExist();
        assertThat(folder.resolve("stderr")).content().contains("cognito  POST / 400");
    }

    @Test
    void keepsAGivenStateAndRunsWithAnEmptyStdin() throws Exception {
        Path state = folder.resolve("kept");
        Cloud cloud = start(command("--state", state.toString())
                .redirectInput(Files.createFile(folder.resolve("empty")).toFile()));

        assertThat(cloud.outputsFile()).isEqualTo(state.resolve("outputs.json"));
        assertThat(signUp(cloud.client())).isEqualTo(200);
        cloud.process().destroy();
        assertThat(cloud.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

        Cloud next = start(command("--state", state.toString()));
        assertThat(signUp(next.client())).isEqualTo(400);
    }

    @Test
    void saysOnStderrWhyItCannotStart() throws Exception {
        ProcessBuilder command = command();
        Files.writeString(folder.resolve("Pulumi.local.yaml"), "config: {}\n");
        Process process = command.start();
        started.add(process);

        assertThat(process.inputReader().readLine()).isNull();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("stderr")).content().contains("aws:region");
    }
}
