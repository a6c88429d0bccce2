package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import dev.gatehouse.local.state.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that is saved while the local cloud runs, without a request. */
class SavedCodeTest {
    private static final FunctionHost.Options QUICK_CODE_CHECK = new FunctionHost.Options(
            Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofSeconds(30), OptionalInt.empty());

    @TempDir
    Path folder;

    private TestFunction start(LambdaFunction function) {
        return new TestFunction(function, Clock.systemUTC(), QUICK_CODE_CHECK);
    }

    @Test
    void isTakenWithoutARequestAndTheLogSaysSo() {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        try (TestFunction function = start(TestFunction.probe(jar))) {
            ProcessHandle before = function.process();

            TestFunction.jar(jar, "a new version");

            function.line(line -> line.equals("probe: new code, process replaced"));
            assertThat(TestFunction.soon(before.onExit()).isAlive()).isFalse();
            assertThat(function.call("version")).isEqualTo("a new version");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3.13 | app.py  | def handler(event, context):",
                "nodejs22.x | app.mjs | export function handler( {",
            })
    void isReportedAtOnceIfItDoesNotParse(String runtime, String file, String broken) throws Exception {
        if (runtime.startsWith("python")) {
            Installed.assumePython();
        } else {
            Installed.assumeNode();
        }
        Path code = Files.createDirectory(folder.resolve("code"));
        String valid = runtime.startsWith("python")
                ? "def handler(event, context):\n    return 1\n"
                : "export const handler = async () => 1;\n";
        Files.writeString(code.resolve(file), valid);
        try (TestFunction function = start(TestFunction.script(runtime, code, "app.handler"))) {
            assertThat(function.call("{}")).isEqualTo("1");

            Files.writeString(code.resolve(file), broken);

            assertThat(function.line(line -> line.startsWith("probe: the new code")))
                    .startsWith("probe: the new code does not start: Runtime.UserCodeSyntaxError: ");
            assertThat(function.invoke("{}")).isInstanceOf(Invocation.Failed.class);
            Files.writeString(code.resolve(file), valid.replace("1", "2"));
            function.line(line -> line.equals("probe: new code, process replaced"));
            assertThat(function.call("{}")).isEqualTo("2");
        }
    }

    @Test
    void isWaitedForWhileABuildWritesIt() throws Exception {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        byte[] whole = Files.readAllBytes(TestFunction.jar(folder.resolve("next.jar"), "a new version"));
        try (TestFunction function = start(TestFunction.probe(jar))) {
            assertThat(function.call("version")).isEqualTo("old");

            Files.delete(jar);
            CompletableFuture<Invocation> deleted = function.inBackground("version");
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            CompletableFuture<Invocation> halfWritten = function.inBackground("version");
            assertThat(deleted).isNotDone();
            assertThat(halfWritten).isNotDone();
            Files.write(jar, whole);

            assertThat(TestFunction.text(TestFunction.soon(deleted))).isEqualTo("a new version");
            assertThat(TestFunction.text(TestFunction.soon(halfWritten))).isEqualTo("a new version");
        }
    }

    @Test
    void isNotReportedIfOnlyTheProcessEnded() {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        try (TestFunction function = start(TestFunction.probe(jar))) {
            function.invoke("halt 3");
            function.call("version");

            assertThat(function.log()).noneMatch(line -> line.contains("new code"));
        }
    }

    @Test
    void endsOfProcessesAreReportedWithTheirStatusAndLastLines() {
        Path jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        try (TestFunction function = start(TestFunction.probe(jar))) {
            function.call("print about to end");
            long pid = function.process().pid();
            InvocationId id = InvocationId.forCaller("JKJaXmPLvHcESHA=");

            function.host.invoke(
                    TestFunction.ARN, "halt 3".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(30), id);

            assertThat(function.line(line -> line.contains("process " + pid)))
                    .isEqualTo(id.shortId() + " process " + pid + " ended with exit status 3; its last lines were:");
            assertThat(function.line(line -> line.contains("  | "))).isEqualTo(id.shortId() + "   | about to end");
            assertThat(function.line(line -> line.contains("JKJaXmPLvHcESHA=")))
                    .isEqualTo(id.shortId() + " failed with Runtime.ExitError for the API request JKJaXmPLvHcESHA=");
        }
    }

    @Test
    void replacesTheArchiveOfLambdaInItsProcesses() throws Exception {
        Path jar = folder.resolve("lambda/target/function.jar");
        Files.createDirectories(jar.getParent());
        TestFunction.jar(jar, "built");
        Path sources = folder.resolve("lambda/src/main");
        Files.createDirectories(sources.resolve("java"));
        Files.createDirectories(sources.resolve("resources"));
        Files.writeString(sources.resolve("java/Any.java"), "class Any {}");
        try (TestFunction function = start(TestFunction.probe(jar))) {
            assertThat(function.call("version")).isEqualTo("built");

            Files.writeString(sources.resolve("resources/version"), "saved");

            function.line(line -> line.equals("probe: new code, process replaced"));
            assertThat(function.call("version")).isEqualTo("saved");
        }
    }
}
