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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Saving the stack file changes the running cloud; what was signed in stays signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalEditTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private Path file;
    private LocalProcess local;
    private JsonObject outputs;
    private String token;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        file = folder.resolve("Pulumi.local.yaml");
        local = LocalProcess.start(folder);
        outputs = LocalProcess.outputs(folder);
        token = token();
    }

    @AfterAll
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

    private long inForce() {
        return local.text().lines().filter(line -> line.endsWith("is in force")).count();
    }

    @Test
    @Order(1)
    void aNewRouteAnswersAndTokensStayGood() throws Exception {
        assertThat(get("/status")).isEqualTo(404);

        Files.writeString(file, edited("GET /health:", "GET /status: {public: true}\n    GET /health:"));

        assertThat(local.await("created Route GET /status")).isTrue();
        assertThat(local.await("Pulumi.local.yaml is in force")).isTrue();
        assertThat(get("/status")).isNotEqualTo(404);
        assertThat(get("/resources")).isEqualTo(200);
        assertThat(LocalProcess.outputs(folder).get("routes").toString()).contains("GET /status");
    }

    @Test
    @Order(2)
    void aFaultyEditPrintsTheProblemsAndChangesNothing() throws Exception {
        Files.writeString(file, edited("GET /status: {public: true}", "GET /status: {}"));

        assertThat(local.await("nothing was changed; what ran before runs on")).isTrue();
        assertThat(local.text()).contains("1. gatehouse:routes.GET /status:").contains("[route-open]");
        assertThat(get("/status")).isNotEqualTo(404);
    }

    @Test
    @Order(3)
    void anEditorThatWritesAnotherFileAndRenamesItIsHeard() throws Exception {
        Path beside = folder.resolve("Pulumi.local.yaml.tmp");
        Files.writeString(beside, edited("    GET /status: {}\n", ""));

        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(local.await("deleted Route GET /status")).isTrue();
        assertThat(local.await("created Permission")).isTrue();
        assertThat(get("/resources")).isEqualTo(200);
        assertThat(get("/status")).isEqualTo(404);
    }

    @Test
    @Order(4)
    void movedPortsAskForARestart() throws Exception {
        Files.writeString(file, edited("apigatewayv2: http://localhost:0", "apigatewayv2: http://localhost:" + 19_400));

        assertThat(local.await("aws:endpoints changed: stop and start again, ports do not move while it runs"))
                .isTrue();
        assertThat(inForce()).isEqualTo(2);
        assertThat(get("/resources")).isEqualTo(200);
    }

    @Test
    @Order(5)
    void anotherRegionAsksForAFreshStart() throws Exception {
        Files.writeString(
                file,
                edited("apigatewayv2: http://localhost:19400", "apigatewayv2: http://localhost:0")
                        .replace("aws:region: eu-west-1", "aws:region: us-east-1"));

        assertThat(local.await(
                        "aws:region changed: stop, and start again with --fresh; what is kept was made in eu-west-1"))
                .isTrue();
        assertThat(get("/resources")).isEqualTo(200);
    }

    @Test
    @Order(6)
    void aStateFolderThatWentAwayIsNamedAndTheEditIsInForceAllTheSame() throws Exception {
        Path state = folder.resolve(".gatehouse");
        Path name = state.toRealPath();
        Path away = Files.move(state, folder.resolve("away"));

        Files.writeString(
                file,
                edited("aws:region: us-east-1", "aws:region: eu-west-1")
                        .replace("    GET /me:", "    GET /late: {scopes: [read]}\n    GET /me:"));

        assertThat(local.await(name + "/outputs.json cannot be written"
                        + " (NoSuchFileException): make its folder writable, or name another by --state"))
                .isTrue();
        assertThat(local.await("Pulumi.local.yaml is in force, but not all of it was written down"))
                .isTrue();
        Files.move(away, state);
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create(outputs.get("apiUrl").getAsString() + "/late"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }
}
