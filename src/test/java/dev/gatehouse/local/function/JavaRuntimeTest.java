package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.InterpreterFinder;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.function.runtime.ProcessLauncher;
import dev.gatehouse.local.state.LambdaFunction;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaRuntimeTest {
    @TempDir
    Path temporary;

    /** The system closes the pipe when the parent ends for any reason; the child notices only that. */
    @Test
    void endsWithTheLocalCloudDuringAnInvocation() throws Exception {
        LambdaFunction function = TestFunction.probe(TestFunction.jar(temporary.resolve("probe.jar"), "1"));
        ProcessFolder folder = ProcessFolders.open(temporary).create();
        try (RuntimeApiServer server = new RuntimeApiServer(Clock.systemUTC())) {
            Process process = ProcessLauncher.launch(
                    function,
                    new FunctionRuntimes(new InterpreterFinder("")).of("java21").prepare(function, folder, line -> {}),
                    server.address());
            RuntimeApiServer.PendingEvent call = new RuntimeApiServer.PendingEvent(
                    new InvocationId("r1", Optional.empty()),
                    function.arn(),
                    "hang".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(30),
                    new CompletableFuture<>(),
                    new CompletableFuture<>());
            server.enqueue(call);
            TestFunction.soon(call.taken());
            assertThat(process.isAlive()).isTrue();

            process.getOutputStream().close();

            assertThat(TestFunction.soon(process.onExit()).exitValue()).isZero();
            server.failAll(new Invocation.Unavailable("over"));
        } finally {
            folder.delete();
        }
    }

    /** DOC "Deploy Java Lambda functions with .zip archives": classes at the top level, jars in lib. */
    @ParameterizedTest
    @ValueSource(strings = {"function", "function.zip"})
    void runsAFolderOrAZipWithItsLibraries(String name) throws Exception {
        Path code = temporary.resolve("function");
        Files.createDirectories(code.resolve("lib"));
        TestFunction.jar(code.resolve("lib/probe.jar"), "of the library");
        if (name.endsWith(".zip")) {
            try (OutputStream file = Files.newOutputStream(temporary.resolve(name));
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.putNextEntry(new ZipEntry("lib/probe.jar"));
                Files.copy(code.resolve("lib/probe.jar"), zip);
            }
        }
        try (TestFunction function = new TestFunction(TestFunction.probe(temporary.resolve(name)))) {
            assertThat(function.call("version")).isEqualTo("of the library");

            TestFunction.jar(code.resolve("lib/probe.jar"), "another");
            assertThat(function.call("version")).isEqualTo(name.endsWith(".zip") ? "of the library" : "another");
        }
    }
}
