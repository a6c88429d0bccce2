package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local cloud that stops and starts again with the same state folder. */
class LocalStopAndStartTest {
    private static final String PASSWORD = "SecurePassword123";

    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private LocalProcess local;
    private JsonObject outputs;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        restart();
    }

    private void restart(String... arguments) throws Exception {
        local = LocalProcess.start(folder, arguments);
        outputs = LocalProcess.outputs(folder);
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> cognito(String operation, String body) throws Exception {
        return post(
                outputs.get("cognitoEndpoint").getAsString() + "/",
                body,
                "X-Amz-Target",
                "AWSCognitoIdentityProviderService." + operation,
                "Content-Type",
                "application/x-amz-json-1.1");
    }

    private String clientId(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private List<String> secrets() {
        return outputs.getAsJsonObject("clientSecrets").entrySet().stream()
                .map(entry -> entry.getValue().getAsJsonArray().get(0).getAsString())
                .toList();
    }

    @Test
    void aSignalStopsItAndItsFunctions() throws Exception {
        Set<Long> children =
                local.handle().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
        assertThat(children).isNotEmpty();

        local.close();

        assertThat(children).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void keepsIdsSecretsAndUsers() throws Exception {
        String pool = outputs.get("userPoolId").getAsString();
        List<String> secrets = secrets();
        String client = clientId("spa");
        local.close();

        restart();

        assertThat(outputs.get("userPoolId").getAsString()).isEqualTo(pool);
        assertThat(clientId("spa")).isEqualTo(client);
        assertThat(secrets()).isEqualTo(secrets);
        assertThat(local.text()).doesNotContain("created");
    }

    @Test
    void keepsAConfirmedUserAfterAKill() throws Exception {
        String user = "{\"ClientId\":\"%s\",\"Username\":\"new@example.com\"".formatted(clientId("cli"));
        assertThat(cognito("SignUp", user + ",\"Password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);
        String mails = http.send(
                        HttpRequest.newBuilder(
                                        URI.create(outputs.get("mailboxUrl").getAsString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        String code = mails.replaceAll("(?s).*\"code\":\\s*\"(\\d+)\".*", "$1");
        assertThat(cognito("ConfirmSignUp", user + ",\"ConfirmationCode\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(200);

        local.handle().destroyForcibly();
        local.exit();
        restart();

        assertThat(cognito(
                                "InitiateAuth",
                                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + clientId("cli")
                                        + "\",\"AuthParameters\":{\"USERNAME\":\"new@example.com\",\"PASSWORD\":\""
                                        + PASSWORD + "\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFreshStartSetsTheOldStateAside() throws Exception {
        String pool = outputs.get("userPoolId").getAsString();
        local.close();

        restart("--fresh");

        assertThat(outputs.get("userPoolId").getAsString()).isNotEqualTo(pool);
        assertThat(folder.resolve(".gatehouse/embedded.mv.db.before-fresh")).isNotEmptyFile();
        assertThat(local.text()).contains("previous state moved to .gatehouse/embedded.mv.db.before-fresh");
    }
}
