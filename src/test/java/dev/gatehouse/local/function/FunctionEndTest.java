package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends: the running invocation fails, and the next one gets a new process. */
class FunctionEndTest {
    @TempDir
    static Path folder;

    private static TestFunction function;

    @BeforeAll
    static void start() {
        function = new TestFunction(
                TestFunction.probe(TestFunction.jar(folder.resolve("probe.jar"), "1"), Duration.ofMillis(1500)));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    /** Attack 36: System.exit. */
    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 3, 3", "halt 255, 255"})
    void isAFailureWhenTheHandlerEndsIt(String event, int status) {
        ProcessHandle process = function.process();

        assertThat(function.invoke(event))
                .isEqualTo(
                        new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status " + status));
        assertThat(function.process().pid()).isNotEqualTo(process.pid());
    }

    @ParameterizedTest
    @CsvSource({
        "memory, java.lang.OutOfMemoryError, Java heap space",
        "overflow, java.lang.StackOverflowError, java.lang.StackOverflowError",
        "ioError disk, java.io.IOError, java.io.IOException: disk",
    })
    void comesAfterAnErrorThatTheManagedRuntimeDoesNotSurvive(String event, String type, String message) {
        ProcessHandle process = function.process();

        assertThat(function.invoke(event)).isEqualTo(new Invocation.Failed(type, message));
        assertThat(function.process().pid()).isNotEqualTo(process.pid());
        assertThat(TestFunction.soon(process.onExit()).isAlive()).isFalse();
    }

    @Test
    void isNotHinderedByThreadsOfTheHandler() {
        ProcessHandle process = function.process();
        function.call("thread");

        function.invoke("overflow");

        assertThat(TestFunction.soon(process.onExit()).isAlive()).isFalse();
    }

    @Test
    void comesWhenTheTimeoutHasPassed() {
        ProcessHandle process = function.process();
        long start = System.nanoTime();

        assertThat(function.invoke("hang")).isEqualTo(new Invocation.TimedOut(Duration.ofMillis(1500)));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(1500);
        assertThat(function.process().pid()).isNotEqualTo(process.pid());
        assertThat(TestFunction.soon(process.onExit()).isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void isNamedInTheLogAsAwsNamesIt(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try (TestFunction own =
                new TestFunction(TestFunction.probe(folder.resolve("probe.jar"), Duration.ofMillis(1250)))) {
            own.invoke("hang");

            assertThat(own.log())
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{8} Task timed out after 1\\.25 seconds: the process was killed");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isNoticedBeforeTheNextCallWhenItWasIdle() {
        ProcessHandle process = function.process();
        process.destroyForcibly();
        TestFunction.soon(process.onExit());

        assertThat(function.call("echo still here")).isEqualTo("still here");
        assertThat(function.process().pid()).isNotEqualTo(process.pid());
    }

    @Test
    void failsTheRunningInvocationWhenItIsKilled() throws Exception {
        try (HandlerBarrier barrier = new HandlerBarrier();
                TestFunction own = new TestFunction(TestFunction.probe(folder.resolve("probe.jar")))) {
            var call = own.inBackground(barrier.event());
            ProcessHandle.of(barrier.arrived()).orElseThrow().destroyForcibly();

            assertThat(TestFunction.soon(call))
                    .isEqualTo(
                            new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 137"));
        }
    }
}
