package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option --debug of the local cloud. */
class LocalDebugTest {
    private Path folder;

    @BeforeEach
    void copyTheProject(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
    }

    @Test
    void refusesAPortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalProcess local = LocalProcess.start(folder, "--debug=" + taken.getLocalPort())) {
            assertThat(local.exit()).isEqualTo(1);
            assertThat(local.text())
                    .isEqualTo("port " + taken.getLocalPort() + " (debugger) is in use: stop the process that uses it,"
                            + " or start with --debug=PORT and another port");
        }
    }

    @Test
    void saysThatADebuggerCanConnectOnlyWhenTheFunctionHasStarted() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (LocalProcess local = LocalProcess.start(folder, "--debug=" + port)) {
            assertThat(local.await(": a debugger can connect to 127.0.0.1:" + port))
                    .isTrue();
            assertThat(local.await("functions run without timeouts, one request at a time; a line says when a debugger"
                            + " can connect"))
                    .isTrue();
        }
    }
}
