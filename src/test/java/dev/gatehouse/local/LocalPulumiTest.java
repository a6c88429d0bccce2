package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --engine pulumi}: the servers wait for the Pulumi CLI. RealEngineTest runs the CLI. */
class LocalPulumiTest {
    @TempDir
    private Path folder;

    private void providerPort(int port) throws Exception {
        LocalProcess.project(folder);
        Path stack = folder.resolve("Pulumi.local.yaml");
        String text = Files.readString(stack);
        assertThat(text).contains("provider: 0");
        Files.writeString(stack, text.replace("provider: 0", "provider: " + port));
    }

    @Test
    void waitsForPulumiAtThePrintedPort() throws Exception {
        providerPort(0);
        try (LocalProcess local = LocalProcess.start(folder, "--engine", "pulumi")) {
            JsonObject outputs = LocalProcess.outputs(folder);
            int port = outputs.get("providerPort").getAsInt();

            assertThat(local.await("Note")).isTrue();
            assertThat(local.text().stripTrailing())
                    .contains("Run pulumi up to deploy the stack and to apply changes. Press Ctrl-C to stop.")
                    .endsWith(
                            "  Note          declare it by: PULUMI_DEBUG_PROVIDERS=aws:" + port + " pulumi up -s local")
                    .doesNotContain("Try it", "null", "created");
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            assertThat(outputs.keySet())
                    .containsExactlyInAnyOrder(
                            "cognitoEndpoint", "consoleUrl", "mailboxUrl", "logFiles", "providerPort");
            assertThat(folder.resolve(".gatehouse/env"))
                    .hasContent("COGNITO_ENDPOINT='"
                            + outputs.get("cognitoEndpoint").getAsString() + "'\n");
            assertThat(folder.resolve(".gatehouse/pulumi.mv.db")).exists();
            assertThat(folder.resolve(".gatehouse/embedded.mv.db")).doesNotExist();
        }
    }

    @Test
    void reportsAProviderPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            providerPort(taken.getLocalPort());
            try (LocalProcess local = LocalProcess.start(folder, "--engine", "pulumi")) {
                assertThat(local.exit()).isEqualTo(1);
                assertThat(local.text())
                        .isEqualTo(
                                "port " + taken.getLocalPort() + " (provider) is in use: stop the process that uses it,"
                                        + " or change gatehouse:local.provider (0 picks a free port)");
            }
        }
    }
}
