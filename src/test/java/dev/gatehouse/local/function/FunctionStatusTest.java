package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.FunctionStatus.ProcessStatus;
import dev.gatehouse.local.function.FunctionStatus.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console can show of a function: its processes, what they do, and its log lines. */
class FunctionStatusTest {
    @TempDir
    Path folder;

    private TestFunction function;

    @BeforeEach
    void start() {
        function = new TestFunction(TestFunction.probe(TestFunction.jar(folder.resolve("probe.jar"), "1")));
    }

    @AfterEach
    void stop() {
        function.close();
    }

    private FunctionStatus status() {
        List<FunctionStatus> all = function.host.status();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void namesTheFunctionAndItsRuntime() {
        assertThat(status().arn()).isEqualTo(TestFunction.ARN);
        assertThat(status().name()).isEqualTo("probe");
        assertThat(status().runtime()).startsWith("java");
    }

    @Test
    void countsCallsAndErrorsOfTheFunctionAndOfItsProcess() {
        Instant before = Instant.now();
        long pid = function.process().pid();
        function.invoke("fail");

        assertThat(status().calls()).isEqualTo(2);
        assertThat(status().errors()).isEqualTo(1);
        // A second process exists if the call came before the first one was started.
        assertThat(status().processes())
                .filteredOn(process -> process.pid() == pid)
                .singleElement()
                .satisfies(process -> {
                    assertThat(process.calls()).isEqualTo(2);
                    assertThat(process.errors()).isEqualTo(1);
                    assertThat(process.startedAt())
                            .isBetween(before.minus(Duration.ofMinutes(1)), before.plus(Duration.ofMinutes(1)));
                });
    }

    @Test
    void hasTheMemoryOfTheProcessOnLinux() {
        long pid = function.process().pid();

        ProcessStatus process = status().processes().stream()
                .filter(each -> each.pid() == pid)
                .findFirst()
                .orElseThrow();

        if (System.getProperty("os.name").equals("Linux")) {
            // A JVM needs more than 10 MB, and the test's function less than 1 GB.
            assertThat(process.residentBytes().orElseThrow()).isBetween(10_000_000L, 1_000_000_000L);
        } else {
            assertThat(process.residentBytes()).isEmpty();
        }
    }

    @Test
    void saysWhetherAProcessHandlesAnEvent() throws Exception {
        try (HandlerBarrier barrier = new HandlerBarrier()) {
            var call = function.inBackground(barrier.event());
            long pid = barrier.arrived();
            assertThat(statesOf(pid)).containsExactly(State.RUNNING);

            barrier.release();
            TestFunction.soon(call);
            // A second process can still be starting: the host starts one ahead of the first call.
            assertThat(statesOf(pid)).containsExactly(State.IDLE);
        }
    }

    private List<State> statesOf(long pid) {
        return status().processes().stream()
                .filter(process -> process.pid() == pid)
                .map(ProcessStatus::state)
                .toList();
    }

    @Test
    void saysThatAKilledProcessHasEnded() {
        ProcessHandle process = function.process();
        process.destroyForcibly();
        TestFunction.soon(process.onExit());

        assertThat(status().processes())
                .filteredOn(each -> each.pid() == process.pid())
                .extracting(ProcessStatus::state)
                .doesNotContain(State.IDLE, State.RUNNING);
    }

    @Test
    void logLinesHaveTheIdsThatTheCallerCreated() {
        InvocationId id = InvocationId.forCaller("JKJaXmPLvHcESHA=");

        function.host.invoke(
                TestFunction.ARN, "print hello".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(30), id);

        LogLine line = function.logLine(each -> each.text().equals("hello"));
        assertThat(line.functionArn()).isEqualTo(TestFunction.ARN);
        assertThat(line.invocation()).contains(id);
        assertThat(line.requestId()).contains(id.requestId());
        assertThat(line.withShortId()).isEqualTo(id.requestId().substring(0, 8) + " hello");
    }

    @Test
    void logLinesBeforeTheFirstInvocationHaveNoId() {
        LogLine line = new LogLine(TestFunction.ARN, Optional.empty(), "starting");

        assertThat(line.requestId()).isEmpty();
        assertThat(line.withShortId()).isEqualTo("starting");
    }
}
