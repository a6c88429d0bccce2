package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.state.Declared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many calls at once, and the end of processes that nobody needs. */
class FunctionHostTest {
    private static final Invocation KILLED =
            new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 137");

    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void pack() {
        jar = TestFunction.jar(folder.resolve("probe.jar"), "1");
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void ends(ProcessHandle process) {
        assertThat(TestFunction.soon(process.onExit()).isAlive()).isFalse();
    }

    @Nested
    class Parallel {
        @Test
        void callsHaveAProcessEachUpToTheLimitAndThenWait() throws Exception {
            try (Meeting meeting = new Meeting();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                List<CompletableFuture<Invocation>> calls = new ArrayList<>();
                for (int call = 0; call < 5; call++) {
                    calls.add(function.inBackground(meeting.event()));
                }
                Set<Long> processes = new HashSet<>();
                for (int call = 0; call < 4; call++) {
                    processes.add(meeting.arrived());
                }
                assertThat(processes).hasSize(4);
                assertThat(meeting.nobodyElseComes()).isTrue();

                meeting.goOn();
                assertThat(processes).contains(meeting.arrived());
                meeting.goOn();
                assertThat(calls)
                        .allSatisfy(call -> assertThat(TestFunction.text(TestFunction.soon(call)))
                                .isEqualTo("met"));
            }
        }

        @Test
        void callsHaveTheirOwnAnswersAndTheirProcessesTheirOwnState() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                List<CompletableFuture<Invocation>> calls = new ArrayList<>();
                for (int call = 0; call < 200; call++) {
                    calls.add(function.inBackground("echo caller " + call));
                }

                for (int call = 0; call < 200; call++) {
                    assertThat(TestFunction.text(TestFunction.soon(calls.get(call))))
                            .isEqualTo("caller " + call);
                }
            }
        }

        /** Attack 36. */
        @Test
        void processesShareNoStaticState() throws Exception {
            try (Meeting meeting = new Meeting();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                assertThat(function.call("count")).isEqualTo("1");
                var busy = function.inBackground(meeting.event());
                meeting.arrived();

                assertThat(function.call("count")).isEqualTo("1");
                assertThat(function.call("count")).isEqualTo("2");
                meeting.goOn();
                TestFunction.soon(busy);
            }
        }
    }

    @Nested
    class Idle {
        private final SettableClock clock = new SettableClock();

        /** One that a busy one has made necessary, and that lies idle beneath it afterwards. */
        private ProcessHandle surplus(TestFunction function) throws Exception {
            try (Meeting meeting = new Meeting()) {
                var first = function.inBackground(meeting.event());
                meeting.arrived();
                ProcessHandle second = function.process();
                meeting.goOn();
                TestFunction.soon(first);
                return second;
            }
        }

        @Test
        void processesLiveOnForTenMinutes() throws Exception {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar), clock)) {
                ProcessHandle surplus = surplus(function);

                clock.advance(Duration.ofMinutes(10).minusMillis(1));
                assertThat(function.process().pid()).isNotEqualTo(surplus.pid());
                assertThat(surplus.isAlive()).isTrue();

                clock.advance(Duration.ofMillis(1));
                ProcessHandle used = function.process();
                ends(surplus);
                assertThat(function.process().pid()).isEqualTo(used.pid());
            }
        }
    }

    @Nested
    class Undeclared {
        @Test
        void functionsEndTheirIdleProcessesAndAreGone() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                ProcessHandle process = function.process();

                function.cloud.declare(Declared.NOTHING);

                ends(process);
                assertThat(function.invoke("echo"))
                        .isEqualTo(new Invocation.Unavailable("there is no function " + TestFunction.ARN));
            }
        }

        @Test
        void functionsAnswerTheCallsTheyHave() throws Exception {
            try (Meeting meeting = new Meeting();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                var call = function.inBackground(meeting.event());
                ProcessHandle process = process(meeting.arrived());

                function.cloud.declare(Declared.NOTHING);
                meeting.goOn();

                assertThat(TestFunction.text(TestFunction.soon(call))).isEqualTo("met");
                ends(process);
            }
        }

        @Test
        void functionsMayComeBack() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                function.cloud.declare(Declared.NOTHING);
                function.declare(TestFunction.probe(jar));

                assertThat(function.call("echo again")).isEqualTo("again");
            }
        }
    }

    @Nested
    class Closed {
        @Test
        void hostsHaveNoProcessLeftIdleOrAtWork() throws Exception {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            try (Meeting meeting = new Meeting()) {
                var call = function.inBackground(meeting.event());
                ProcessHandle busy = process(meeting.arrived());
                ProcessHandle idle = function.process();

                function.close();

                assertThat(idle.isAlive()).isFalse();
                assertThat(busy.isAlive()).isFalse();
                assertThat(TestFunction.soon(call)).isEqualTo(KILLED);
            }
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void hostsHaveNoProcessLeftThatAHandlerHasStarted() {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            ProcessHandle spawned = process(Long.parseLong(function.call("spawn")));

            function.close();

            ends(spawned);
        }

        @Test
        void hostsHaveNoFilesLeft() {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            Path runner = Path.of(function.call("classpath").split(java.io.File.pathSeparator, 2)[0]);
            assertThat(runner).isRegularFile();

            function.close();

            assertThat(runner.getParent()).doesNotExist();
        }

        @Test
        void hostsStartNothingAnyMore() {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            function.close();

            assertThat(function.invoke("echo"))
                    .isEqualTo(new Invocation.Unavailable("the local cloud is being stopped"));
        }
    }
}
