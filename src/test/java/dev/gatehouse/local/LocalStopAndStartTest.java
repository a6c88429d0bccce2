package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

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

    private Path folder;
    private LocalProcess local;
    private LocalClient client;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        restart();
    }

    private void restart(String... arguments) throws Exception {
        local = LocalProcess.start(folder, arguments);
        client = new LocalClient(LocalProcess.outputs(folder));
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void aSignalStopsItAndItsFunctions() throws Exception {
        Set<Long> children = local.functions().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        assertThat(children).hasSize(2);

        local.close();

        assertThat(children).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void keepsIdsSecretsAndUsers() throws Exception {
        String pool = client.output("userPoolId");
        List<String> secrets = client.secrets();
        String spa = client.clientId("spa");
        local.close();

        restart();

        assertThat(client.output("userPoolId")).isEqualTo(pool);
        assertThat(client.clientId("spa")).isEqualTo(spa);
        assertThat(client.secrets()).isEqualTo(secrets);
        assertThat(local.text()).doesNotContain("created");
    }

    @Test
    void keepsAConfirmedUserAfterAKill() throws Exception {
        String user = "{\"ClientId\":\"%s\",\"Username\":\"new@example.com\"".formatted(client.clientId("cli"));
        assertThat(client.cognito("SignUp", user + ",\"Password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);
        String mails = client.get(client.output("mailboxUrl")).body();
        String code = mails.replaceAll("(?s).*\"code\":\\s*\"(\\d+)\".*", "$1");
        assertThat(client.cognito("ConfirmSignUp", user + ",\"ConfirmationCode\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(200);

        local.handle().destroyForcibly();
        local.exit();
        restart();

        assertThat(client.cognito(
                                "InitiateAuth",
                                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"" + client.clientId("cli")
                                        + "\",\"AuthParameters\":{\"USERNAME\":\"new@example.com\",\"PASSWORD\":\""
                                        + PASSWORD + "\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFreshStartSetsTheOldStateAside() throws Exception {
        String pool = client.output("userPoolId");
        local.close();

        restart("--fresh");

        assertThat(client.output("userPoolId")).isNotEqualTo(pool);
        assertThat(folder.resolve(".gatehouse/embedded.mv.db.before-fresh")).isNotEmptyFile();
        assertThat(local.text()).contains("previous state moved to .gatehouse/embedded.mv.db.before-fresh");
    }
}
