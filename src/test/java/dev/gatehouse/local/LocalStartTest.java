package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running local cloud prints, writes and answers. No test changes what another one reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStartTest {
    private static final String PASSWORD = "SecurePassword123";

    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder;
    private LocalProcess local;
    private JsonObject outputs;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        local = LocalProcess.start(folder);
        outputs = LocalProcess.outputs(folder);
    }

    @AfterAll
    void stop() {
        local.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(outputs.get("apiUrl").getAsString() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
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

    private String permissions(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private void signInWithAWrongPassword() throws Exception {
        cognito(
                "InitiateAuth",
                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + clientId("cli")
                        + "\",\"AuthParameters\":{\"USERNAME\":\"user@example.com\",\"PASSWORD\":\"Wrong-password-1\"}}");
    }

    private void getATokenForJobs() throws Exception {
        post(
                outputs.get("authUrl").getAsString() + "/oauth2/token",
                "grant_type=client_credentials&client_id=" + clientId("jobs") + "&client_secret="
                        + secrets().get(1),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void printsASummaryWithoutSecrets() throws Exception {
        assertThat(local.await("curl -H")).isTrue();
        assertThat(local.text())
                .contains("API           " + outputs.get("apiUrl").getAsString())
                .contains("Issuer        " + outputs.get("issuer").getAsString())
                .contains("Client spa    " + clientId("spa"))
                .contains("User          admin@example.com  groups: admin")
                .contains("curl \"$API_URL/health\"")
                .doesNotContain(PASSWORD)
                .doesNotContain(secrets());
    }

    @Test
    void writesAllOutputsThatFrontendsAndScriptsUse() {
        assertThat(outputs.keySet())
                .contains(
                        "region",
                        "userPoolId",
                        "issuer",
                        "jwksUrl",
                        "discoveryUrl",
                        "authUrl",
                        "apiUrl",
                        "scopes",
                        "routes",
                        "clients",
                        "frontend",
                        "clientSecrets",
                        "cognitoEndpoint",
                        "mailboxUrl",
                        "logFiles")
                .doesNotContain("clientSecretArns");
    }

    @Test
    void givesAccessToTheStateFolderOnlyToItsOwner() throws Exception {
        assertThat(permissions(".gatehouse")).isEqualTo("rwx------");
        assertThat(permissions(".gatehouse/outputs.json")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/env")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/embedded.mv.db")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/requests.log")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/access.log")).isEqualTo("rw-------");
    }

    @Test
    void writesVariablesForAShell() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", ". .gatehouse/env; echo \"$API_URL $JOBS_CLIENT_SECRET\"")
                .directory(folder.toFile())
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(outputs.get("apiUrl").getAsString() + " "
                        + outputs.getAsJsonObject("clientSecrets")
                                .getAsJsonArray("jobs")
                                .get(0)
                                .getAsString());
    }

    @Test
    void logsEachRequestAndTheReasonOfARefusal() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/resources").statusCode()).isEqualTo(401);
        assertThat(get("/resources", "Authorization", "Bearer eyJub3QuYS50b2tlbg")
                        .statusCode())
                .isEqualTo(401);
        signInWithAWrongPassword();
        getATokenForJobs();

        assertThat(local.await("POST /oauth2/token 200")).isTrue();
        assertThat(local.text())
                .containsPattern("api +GET /health 200 ")
                .containsPattern("api +GET /resources 401 \\d+ms  token: GET /resources requires a token")
                .containsPattern("cognito +POST / 400 ");
    }

    @Test
    void logsNoPasswordTokenOrSecret() throws Exception {
        signInWithAWrongPassword();
        getATokenForJobs();
        assertThat(local.await("POST /oauth2/token 200")).isTrue();

        String logs = local.text()
                + Files.readString(folder.resolve(".gatehouse/requests.log"))
                + Files.readString(folder.resolve(".gatehouse/access.log"));

        assertThat(logs).doesNotContain("eyJ", PASSWORD, "Wrong-password-1").doesNotContain(secrets());
    }

    @Test
    void refusesASecondLocalCloudOnTheSameStateFolder() throws Exception {
        try (LocalProcess second = LocalProcess.start(folder)) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.text())
                    .isEqualTo("state folder " + folder.toRealPath().resolve(".gatehouse")
                            + " is in use by another local cloud: stop it, or choose another folder with --state");
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }
}
