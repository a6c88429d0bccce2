package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local stack with a Python or Node.js function, which is called through the gateway with a token of the user pool. */
class LocalScriptTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProjectWithAScript() throws Exception {
        LocalProcess.project(folder);
        Files.createDirectories(folder.resolve("function"));
    }

    private void declare(String runtime, String handler) throws IOException {
        Path file = folder.resolve("Pulumi.local.yaml");
        String text = Files.readString(file);
        String changed = text.replace(
                "{memory: 512, timeout: 10s, tracing: off}",
                "{tracing: off, runtime: " + runtime + ", code: ./function, handler: " + handler + "}");
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }

    private static void assumeRuns(String command) throws InterruptedException {
        try {
            int status = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Assumptions.assumeTrue(status == 0, command + " does not run here");
        } catch (IOException e) {
            Assumptions.abort(command + " is not on PATH");
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** An access token of the machine client, with the scope read. */
    private static String token(JsonObject outputs) throws Exception {
        String id = outputs.getAsJsonObject("clients")
                .getAsJsonObject("jobs")
                .get("clientId")
                .getAsString();
        String secret = outputs.getAsJsonObject("clientSecrets")
                .getAsJsonArray("jobs")
                .get(0)
                .getAsString();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(outputs.get("authUrl").getAsString() + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    private static HttpResponse<String> resources(JsonObject outputs) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(outputs.get("apiUrl").getAsString() + "/resources"))
                .header("Authorization", "Bearer " + token(outputs)));
    }

    @Test
    void runsPythonFailsAsOnAwsAndReloadsAChangedFile() throws Exception {
        assumeRuns("python3");
        declare("python3.13", "app.handler");
        Path app = folder.resolve("function/app.py");
        Files.writeString(app, """
                def handler(event, context):
                    return {'scope': event['requestContext']['authorizer']['claims']['scope']}
                """);
        try (LocalProcess local = LocalProcess.start(folder)) {
            JsonObject outputs = LocalProcess.outputs(folder);
            HttpResponse<String> failed = resources(outputs);
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
            assertThat(local.await("claims: read them from event.requestContext.authorizer.jwt.claims"))
                    .isTrue();

            Files.writeString(app, """
                    def handler(event, context):
                        return {'scope': event['requestContext']['authorizer']['jwt']['claims']['scope']}
                    """);
            HttpResponse<String> answered = resources(outputs);
            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(answered.body()).isEqualTo("{\"scope\": \"https://api.example.com/read\"}");
            assertThat(folder.resolve("function").toFile().list()).containsExactly("app.py");
        }
    }

    @Test
    void runsNode() throws Exception {
        assumeRuns("node");
        declare("nodejs22.x", "app.handler");
        Files.writeString(
                folder.resolve("function/app.mjs"),
                "export const handler = async event =>"
                        + " ({statusCode: 201, body: event.requestContext.authorizer.jwt.claims.scope});\n");
        try (LocalProcess local = LocalProcess.start(folder)) {
            HttpResponse<String> answered = resources(LocalProcess.outputs(folder));

            assertThat(answered.statusCode()).as(local.text()).isEqualTo(201);
            assertThat(answered.body()).isEqualTo("https://api.example.com/read");
        }
    }
}
