package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function's jar that changes while the local cloud runs. */
class CodeChangeTest {
    @TempDir
    Path folder;

    private Path jar;
    private TestFunction function;

    @BeforeEach
    void start() {
        jar = TestFunction.jar(folder.resolve("probe.jar"), "old");
        function = new TestFunction(TestFunction.probe(jar));
        assertThat(function.call("version")).isEqualTo("old");
    }

    @AfterEach
    void stop() {
        function.close();
    }

    @Test
    void runsWithTheNextCall() {
        ProcessHandle process = function.process();

        TestFunction.jar(jar, "new");

        assertThat(function.call("version")).isEqualTo("new");
        assertThat(TestFunction.soon(process.onExit()).isAlive()).isFalse();
    }

    @Test
    void isTheSameUntilItsTimeOrSizeDiffers() throws Exception {
        ProcessHandle process = function.process();
        FileTime time = Files.getLastModifiedTime(jar);

        Files.setLastModifiedTime(jar, time);
        assertThat(function.process().pid()).isEqualTo(process.pid());

        Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(function.process().pid()).isNotEqualTo(process.pid());
    }

    @Test
    void leavesCallsInFlightTheirOwn() throws Exception {
        try (HandlerBarrier barrier = new HandlerBarrier()) {
            var call = function.inBackground(barrier.event());
            ProcessHandle process = ProcessHandle.of(barrier.arrived()).orElseThrow();

            TestFunction.jar(jar, "a new version of another length");

            assertThat(function.call("version")).isEqualTo("a new version of another length");
            barrier.release();
            // The process loads another class after the jar was replaced.
            assertThat(TestFunction.text(TestFunction.soon(call))).isEqualTo("met");
            function.call("version");
            function.call("version");
            assertThat(function.call("version")).isEqualTo("a new version of another length");
            assertThat(process.pid()).isNotEqualTo(function.process().pid());
        }
    }

    @Test
    void mayBeHalfWrittenWhenACallComes() throws Exception {
        byte[] whole = Files.readAllBytes(jar);
        Files.write(
                jar,
                new String(whole, StandardCharsets.ISO_8859_1)
                        .substring(0, whole.length / 2)
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(function.invoke("version")).isInstanceOf(Invocation.Failed.class);

        TestFunction.jar(jar, "whole");
        assertThat(function.call("version")).isEqualTo("whole");
    }

    @Test
    void mayGoAndComeBack() throws Exception {
        Files.delete(jar);
        assertThat(function.invoke("version"))
                .isEqualTo(new Invocation.Unavailable("there is no " + jar
                        + "; build it first, or set gatehouse:function.code to a folder or archive that exists"));

        TestFunction.jar(jar, "back");
        assertThat(function.call("version")).isEqualTo("back");
    }

    @Test
    void isKeptWhenTheEnvironmentChangesButInANewProcess() {
        function.declare(TestFunction.function(
                jar, TestFunction.probe(jar).handler(), Duration.ofSeconds(30), Map.of("TABLE", "resources")));

        assertThat(function.call("environment")).contains("TABLE=resources");
    }
}
