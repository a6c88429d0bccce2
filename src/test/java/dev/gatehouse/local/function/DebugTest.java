package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions to which a debugger can connect. */
class DebugTest {
    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private TestFunction start(LambdaFunction function) {
        return new TestFunction(
                function,
                Clock.systemUTC(),
                new FunctionHost.Options(
                        Duration.ofSeconds(15), Duration.ofHours(1), Duration.ofMillis(200), OptionalInt.of(port)));
    }

    private String handshake() throws IOException {
        try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // JDWP specification, "JDWP Connection Handshake": both sides send the same 14 bytes.
            debugger.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
            return new String(debugger.getInputStream().readNBytes(14), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aJavaFunctionSpeaksJdwpBeforeAndAfterItsCodeChanges() throws Exception {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        try (TestFunction function = start(TestFunction.probe(jar))) {
            function.line(line -> line.equals("probe: a debugger can connect to 127.0.0.1:" + port));
            assertThat(function.call("version")).isEqualTo("old");
            assertThat(handshake()).isEqualTo("JDWP-Handshake");

            TestFunction.jar(jar, "a new version");

            assertThat(function.call("version")).isEqualTo("a new version");
            assertThat(handshake()).isEqualTo("JDWP-Handshake");
        }
    }

    @Test
    void aNodeFunctionHasAnInspector() throws Exception {
        Installed.assumeNode();
        Path code = Files.createDirectory(folder.resolve("code"));
        Files.writeString(code.resolve("app.mjs"), "export const handler = async () => 1;\n");
        try (TestFunction function = start(TestFunction.script("nodejs22.x", code, "app.handler"))) {
            assertThat(function.call("{}")).isEqualTo("1");

            HttpResponse<String> version = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/version"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(version.body()).contains("\"Browser\": \"node.js/");
        }
    }

    @Test
    void aPythonFunctionWithoutDebugpyRunsAndTheLogSaysHowToInstallIt() throws Exception {
        Installed.assumePython();
        Path code = Files.createDirectory(folder.resolve("code"));
        // In the place of an interpreter without debugpy: a module of this name that cannot be imported.
        Files.writeString(code.resolve("debugpy.py"), "raise ImportError('not here')\n");
        Files.writeString(code.resolve("app.py"), "def handler(event, context):\n    return 1\n");
        try (TestFunction function = start(TestFunction.script("python3.13", code, "app.handler"))) {
            assertThat(function.call("{}")).isEqualTo("1");

            assertThat(function.line(line -> line.startsWith("no debugger: ")))
                    .contains(" has no module debugpy; install it with ")
                    .endsWith(" -m pip install debugpy, and restart the local cloud");
            assertThat(function.log()).noneMatch(line -> line.contains("a debugger can connect"));
        }
    }

    @Test
    void noTimeoutEndsAnInvocationAndOneRunsAtATime() throws Exception {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        Duration shorterThanTheWait = Duration.ofMillis(100);
        try (HandlerBarrier barrier = new HandlerBarrier();
                TestFunction function = start(TestFunction.probe(jar, shorterThanTheWait))) {
            var first = function.inBackground(barrier.event(), shorterThanTheWait);
            long pid = barrier.arrived();
            var second = function.inBackground(barrier.event(), shorterThanTheWait);

            assertThat(barrier.noOtherArrives()).isTrue();

            barrier.release();
            assertThat(TestFunction.text(TestFunction.soon(first))).isEqualTo("met");
            assertThat(barrier.arrived()).isEqualTo(pid);
            barrier.release();
            assertThat(TestFunction.text(TestFunction.soon(second))).isEqualTo("met");
        }
    }
}
