package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a running local cloud prints, writes and answers. No test changes what another one reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStartTest {
    private static final String PASSWORD = "SecurePassword123";

    private Path folder;
    private LocalProcess local;
    private LocalClient client;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        local = LocalProcess.start(folder);
        client = new LocalClient(LocalProcess.outputs(folder));
    }

    @AfterAll
    void stop() {
        local.close();
    }

    private String permissions(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    private void signInWithAWrongPassword() throws Exception {
        client.cognito(
                "InitiateAuth",
                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + client.clientId("cli")
                        + "\",\"AuthParameters\":{\"USERNAME\":\"user@example.com\",\"PASSWORD\":\"Wrong-password-1\"}}");
    }

    private void getATokenForJobs() throws Exception {
        client.post(
                client.output("authUrl") + "/oauth2/token",
                "grant_type=client_credentials&client_id=" + client.clientId("jobs") + "&client_secret="
                        + client.secrets().get(1),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void printsASummaryWithoutSecrets() throws Exception {
        assertThat(local.await("curl -H")).isTrue();
        assertThat(local.text())
                .contains("API           " + client.output("apiUrl"))
                .contains("Issuer        " + client.output("issuer"))
                .contains("Client spa    " + client.clientId("spa"))
                .contains("User          admin@example.com  groups: admin")
                .contains("curl \"$API_URL/health\"")
                .doesNotContain(PASSWORD)
                .doesNotContain(client.secrets());
    }

    @Test
    void writesAllOutputsThatFrontendsAndScriptsUse() {
        assertThat(client.outputs().keySet())
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
                .isEqualTo(client.output("apiUrl") + " "
                        + client.outputs()
                                .getAsJsonObject("clientSecrets")
                                .getAsJsonArray("jobs")
                                .get(0)
                                .getAsString());
    }

    @Test
    void logsEachRequestAndTheReasonOfARefusal() throws Exception {
        assertThat(client.get(client.output("apiUrl") + "/health").statusCode()).isEqualTo(200);
        assertThat(client.get(client.output("apiUrl") + "/resources").statusCode())
                .isEqualTo(401);
        assertThat(client.get(client.output("apiUrl") + "/resources", "Authorization", "Bearer eyJub3QuYS50b2tlbg")
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

        assertThat(logs).doesNotContain("eyJ", PASSWORD, "Wrong-password-1").doesNotContain(client.secrets());
    }

    @Test
    void refusesASecondLocalCloudOnTheSameStateFolder() throws Exception {
        try (LocalProcess second = LocalProcess.start(folder)) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.text())
                    .isEqualTo("state folder " + folder.toRealPath().resolve(".gatehouse")
                            + " is in use by another local cloud: stop it, or choose another folder with --state");
        }
        assertThat(client.get(client.output("apiUrl") + "/health").statusCode()).isEqualTo(200);
    }
}
