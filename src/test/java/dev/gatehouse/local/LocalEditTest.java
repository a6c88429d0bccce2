package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving the stack file changes the running local cloud; tokens stay valid. */
class LocalEditTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private Path file;
    private LocalProcess local;
    private JsonObject outputs;
    private String token;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        file = folder.resolve("Pulumi.local.yaml");
        local = LocalProcess.start(folder);
        outputs = LocalProcess.outputs(folder);
        token = token();
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private String token() throws Exception {
        String body = "grant_type=client_credentials&client_id="
                + outputs.getAsJsonObject("clients")
                        .getAsJsonObject("jobs")
                        .get("clientId")
                        .getAsString()
                + "&client_secret="
                + outputs.getAsJsonObject("clientSecrets")
                        .getAsJsonArray("jobs")
                        .get(0)
                        .getAsString();
        HttpResponse<String> reply = http.send(
                HttpRequest.newBuilder(URI.create(outputs.get("authUrl").getAsString() + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JsonParser.parseString(reply.body())
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    private int get(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(outputs.get("apiUrl").getAsString() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private String edited(String text, String by) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        return before.replace(text, by);
    }

    /** Saves the stack file and waits until the local cloud says so. */
    private void save(String text, String by, String said) throws Exception {
        Files.writeString(file, edited(text, by));
        assertThat(local.await(said)).as(said).isTrue();
    }

    @Test
    void appliesANewRouteAndKeepsTokensValid() throws Exception {
        assertThat(get("/status")).isEqualTo(404);

        save("GET /health:", "GET /status: {public: true}\n    GET /health:", "Pulumi.local.yaml applied");

        assertThat(local.text()).contains("created Route GET /status");
        assertThat(get("/status")).isNotEqualTo(404);
        assertThat(get("/resources")).isEqualTo(200);
        assertThat(LocalProcess.outputs(folder).get("routes").toString()).contains("GET /status");
    }

    @Test
    void rejectsAnInvalidEditAndPrintsTheProblems() throws Exception {
        save(
                "GET /health: {public: true}",
                "GET /health: {}",
                "Change rejected. The previous configuration is still running.");

        assertThat(local.text())
                .containsPattern("1\\. Pulumi\\.local\\.yaml:\\d+: gatehouse:routes\\.GET /health:")
                .contains("[route-open]");
        assertThat(get("/health")).isEqualTo(200);
    }

    @Test
    void detectsAFileThatIsReplacedByARename() throws Exception {
        Path other = folder.resolve("Pulumi.local.yaml.tmp");
        Files.writeString(other, edited("    GET /health: {public: true}\n", ""));

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(local.await("deleted Route GET /health")).isTrue();
        assertThat(local.await("Pulumi.local.yaml applied")).isTrue();
        assertThat(get("/resources")).isEqualTo(200);
        assertThat(get("/health")).isEqualTo(404);
    }

    @Test
    void rejectsAnotherPort() throws Exception {
        save(
                "apigatewayv2: http://localhost:0",
                "apigatewayv2: http://localhost:19400",
                "aws:endpoints changed: restart the local cloud, ports cannot change while it runs");

        assertThat(local.text()).doesNotContain("yaml applied");
        assertThat(get("/resources")).isEqualTo(200);
    }

    @Test
    void rejectsAnotherRegion() throws Exception {
        save(
                "aws:region: eu-west-1",
                "aws:region: us-east-1",
                "aws:region changed: restart the local cloud with --fresh, the current state belongs to region eu-west-1");

        assertThat(get("/resources")).isEqualTo(200);
    }

    @Test
    void appliesAnEditAlthoughTheOutputFilesCannotBeWritten() throws Exception {
        // A folder in the place of the file, because the user of a container may write everywhere.
        Path inTheWay = Files.createDirectory(folder.resolve(".gatehouse").resolve("outputs.json.new"));

        save(
                "    GET /me:",
                "    GET /late: {scopes: [read]}\n    GET /me:",
                inTheWay.toRealPath().resolveSibling("outputs.json")
                        + " cannot be written (FileSystemException): make its folder writable, or choose another folder"
                        + " with --state");

        assertThat(local.await("Pulumi.local.yaml applied, but not all output files were written"))
                .isTrue();
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create(outputs.get("apiUrl").getAsString() + "/late"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }
}
