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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One local cloud from its first start to its end and back, as its user meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

    @Test
    @Order(1)
    void theSummaryShowsWhatAPersonNeedsAndNoSecret() throws Exception {
        assertThat(local.await("curl -H")).isTrue();
        assertThat(local.text())
                .contains("API           " + outputs.get("apiUrl").getAsString())
                .contains("Issuer        " + outputs.get("issuer").getAsString())
                .contains("Client spa    " + clientId("spa"))
                .contains("User          admin@example.com  in admin")
                .contains("curl \"$API_URL/health\"")
                .doesNotContain(PASSWORD)
                .doesNotContain(secrets());
    }

    @Test
    @Order(2)
    void outputsHoldEveryKeyThatFrontendsAndScriptsUse() {
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
    @Order(3)
    void nobodyElseOnTheMachineReadsWhatIsKept() throws Exception {
        assertThat(permissions(".gatehouse")).isEqualTo("rwx------");
        assertThat(permissions(".gatehouse/outputs.json")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/env")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/embedded.mv.db")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/requests.log")).isEqualTo("rw-------");
        assertThat(permissions(".gatehouse/access.log")).isEqualTo("rw-------");
    }

    @Test
    @Order(4)
    void aShellReadsTheVariables() throws Exception {
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
    @Order(5)
    void eachRequestIsOneLineWithTheReasonOfARefusal() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/resources").statusCode()).isEqualTo(401);
        assertThat(get("/resources", "Authorization", "Bearer eyJub3QuYS50b2tlbg")
                        .statusCode())
                .isEqualTo(401);
        cognito(
                "InitiateAuth",
                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + clientId("cli")
                        + "\",\"AuthParameters\":{\"USERNAME\":\"user@example.com\",\"PASSWORD\":\"Wrong-password-1\"}}");
        post(
                outputs.get("authUrl").getAsString() + "/oauth2/token",
                "grant_type=client_credentials&client_id=" + clientId("jobs") + "&client_secret="
                        + secrets().get(1),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(local.await("POST /oauth2/token 200")).isTrue();
        assertThat(local.text())
                .containsPattern("api +GET /health 200 ")
                .containsPattern("api +GET /resources 401 \\d+ms  token: GET /resources wants one")
                .containsPattern("cognito +POST / 400 ");
    }

    @Test
    @Order(6)
    void noLogHoldsAPasswordATokenOrASecret() throws Exception {
        String logs = local.text()
                + Files.readString(folder.resolve(".gatehouse/requests.log"))
                + Files.readString(folder.resolve(".gatehouse/access.log"));

        assertThat(logs).doesNotContain("eyJ", PASSWORD, "Wrong-password-1").doesNotContain(secrets());
    }

    @Test
    @Order(7)
    void aSecondOneOnTheSameStateIsRefusedAndChangesNothing() throws Exception {
        try (LocalProcess second = LocalProcess.start(folder)) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.text())
                    .isEqualTo("state folder " + folder.toRealPath().resolve(".gatehouse")
                            + " is in use by another local cloud: stop that one, or name another folder by --state");
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(8)
    void aSignalEndsItAndTheFunctionWithIt() throws Exception {
        Set<Long> children =
                local.handle().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
        assertThat(children).isNotEmpty();

        local.close();

        assertThat(children).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    @Order(9)
    void theNextStartHasTheSameIdsSecretsAndUsers() throws Exception {
        String pool = outputs.get("userPoolId").getAsString();
        List<String> secrets = secrets();
        String client = clientId("spa");

        local = LocalProcess.start(folder);
        outputs = LocalProcess.outputs(folder);

        assertThat(outputs.get("userPoolId").getAsString()).isEqualTo(pool);
        assertThat(clientId("spa")).isEqualTo(client);
        assertThat(secrets()).isEqualTo(secrets);
        assertThat(local.text()).doesNotContain("created");
    }

    @Test
    @Order(10)
    void aKilledOneKeepsAUserWhoWasConfirmed() throws Exception {
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
        local = LocalProcess.start(folder);
        outputs = LocalProcess.outputs(folder);

        assertThat(cognito(
                                "InitiateAuth",
                                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + clientId("cli")
                                        + "\",\"AuthParameters\":{\"USERNAME\":\"new@example.com\",\"PASSWORD\":\""
                                        + PASSWORD + "\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(11)
    void aFreshOneSetsWhatWasKeptAside() throws Exception {
        String pool = outputs.get("userPoolId").getAsString();
        local.close();

        local = LocalProcess.start(folder, "--fresh");
        outputs = LocalProcess.outputs(folder);

        assertThat(outputs.get("userPoolId").getAsString()).isNotEqualTo(pool);
        assertThat(folder.resolve(".gatehouse/embedded.mv.db.before-fresh")).isNotEmptyFile();
        assertThat(local.text()).contains("what was kept is now in .gatehouse/embedded.mv.db.before-fresh");
    }
}
