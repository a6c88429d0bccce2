package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attack 92: the disk of the state file is full while the local cloud runs. */
class LocalDiskFullTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private JsonObject outputs = new JsonObject();

    private HttpResponse<String> signUp(String name) throws Exception {
        String client = outputs.getAsJsonObject("clients")
                .getAsJsonObject("spa")
                .get("clientId")
                .getAsString();
        return http.send(
                HttpRequest.newBuilder(URI.create(outputs.get("cognitoEndpoint").getAsString() + "/"))
                        .header("x-amz-target", "AWSCognitoIdentityProviderService.SignUp")
                        .header("content-type", "application/x-amz-json-1.1")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"SecurePassword123\"}"
                                        .formatted(client, name)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int keys() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(outputs.get("jwksUrl").getAsString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void reportsTheReasonReadsContinueAndWritesContinueWhenThereIsSpace(@TempDir Path temporary) throws Exception {
        Path folder = LocalProcess.project(temporary.resolve("project"));
        try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"))) {
            String state = disk.folder().resolve("state").toString();
            List<String> created = new ArrayList<>();
            try (LocalProcess local = LocalProcess.start(folder, "--state", state)) {
                outputs = LocalProcess.outputsIn(Path.of(state));
                assertThat(signUp("before@example.com").statusCode()).isEqualTo(200);
                created.add("before@example.com");

                disk.fill();
                // Free space inside the file can still be used.
                HttpResponse<String> answer = signUp("full0@example.com");
                for (int i = 1; answer.statusCode() == 200; i++) {
                    created.add("full" + (i - 1) + "@example.com");
                    answer = signUp("full" + i + "@example.com");
                }
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .isEqualTo("{\"__type\":\"InternalErrorException\",\"message\":\"Internal Server Error\"}");
                assertThat(local.await("embedded.mv.db was not changed (the disk is full): free some space;"))
                        .isTrue();
                assertThat(keys()).isEqualTo(200);
                assertThat(signUp(created.get(created.size() - 1)).body()).contains("UsernameExistsException");

                disk.free();
                assertThat(signUp("after@example.com").statusCode()).isEqualTo(200);
                created.add("after@example.com");
                assertThat(local.await("embedded.mv.db is written again")).isTrue();
                assertThat(local.text())
                        .doesNotContain("internal error in the local cloud")
                        .doesNotContain("\tat ");
            }
            try (LocalProcess local = LocalProcess.start(folder, "--state", state)) {
                outputs = LocalProcess.outputsIn(Path.of(state));
                for (String name : created) {
                    assertThat(signUp(name).body()).as(local.text()).contains("UsernameExistsException");
                }
            }
        }
    }
}
