package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.function.code.CodeSnapshot;
import dev.gatehouse.local.function.code.CodeVersion;
import dev.gatehouse.local.function.runtime.FunctionRuntimes;
import dev.gatehouse.local.function.runtime.InterpreterFinder;
import dev.gatehouse.local.function.runtime.ProcessFolder;
import dev.gatehouse.local.function.runtime.ProcessFolders;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Parallel invocations, and stopping idle processes. */
class FunctionHostTest {
    private static final Invocation KILLED =
            new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 137");

    private static final FunctionHost.Options QUICK_IDLE_CHECK = new FunctionHost.Options(
            Duration.ofMillis(20), Duration.ofHours(1), Duration.ofMillis(200), OptionalInt.empty());

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
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                List<CompletableFuture<Invocation>> calls = new ArrayList<>();
                for (int call = 0; call < 5; call++) {
                    calls.add(function.inBackground(barrier.event()));
                }
                Set<Long> processes = new HashSet<>();
                for (int call = 0; call < 4; call++) {
                    processes.add(barrier.arrived());
                }
                assertThat(processes).hasSize(4);
                assertThat(barrier.noOtherArrives()).isTrue();

                barrier.release();
                assertThat(processes).contains(barrier.arrived());
                barrier.release();
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
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                assertThat(function.call("count")).isEqualTo("1");
                var busy = function.inBackground(barrier.event());
                barrier.arrived();

                assertThat(function.call("count")).isEqualTo("1");
                assertThat(function.call("count")).isEqualTo("2");
                barrier.release();
                TestFunction.soon(busy);
            }
        }
    }

    @Nested
    class Idle {
        private final SettableClock clock = new SettableClock();

        /** A process that was started because another was busy, and is idle afterwards. */
        private ProcessHandle surplus(TestFunction function) throws Exception {
            try (HandlerBarrier barrier = new HandlerBarrier()) {
                var first = function.inBackground(barrier.event());
                barrier.arrived();
                ProcessHandle second = function.process();
                barrier.release();
                TestFunction.soon(first);
                return second;
            }
        }

        @Test
        void processesStayForTenMinutes() throws Exception {
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
    class IdleForLong {
        private final SettableClock clock = new SettableClock();

        @Test
        void processesEndWithoutAnotherCall() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar), clock, QUICK_IDLE_CHECK)) {
                ProcessHandle process = function.process();
                clock.advance(Duration.ofMinutes(10).minusMillis(1));
                assertThat(function.process().pid()).isEqualTo(process.pid());

                clock.advance(Duration.ofMinutes(10));

                ends(process);
                assertThat(function.process().pid()).isNotEqualTo(process.pid());
            }
        }

        @Test
        void processesAtWorkDoNotEnd() throws Exception {
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar), clock, QUICK_IDLE_CHECK)) {
                ProcessHandle idle = function.process();
                var call = function.inBackground(barrier.event());
                assertThat(barrier.arrived()).isEqualTo(idle.pid());
                ProcessHandle second = function.process();

                clock.advance(Duration.ofHours(1));

                ends(second);
                barrier.release();
                assertThat(TestFunction.text(TestFunction.soon(call))).isEqualTo("met");
            }
        }
    }

    /** Attack 79: invocations whose callers timed out, and the invocations after them. */
    @Nested
    class Unanswered {
        private static final Duration SHORT = Duration.ofMillis(500);

        @Test
        void invocationsOfHungFunctionsDoNotBlockOthers() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar, Duration.ofMinutes(5)))) {
                List<CompletableFuture<Invocation>> hung = new ArrayList<>();
                for (int call = 0; call < ProcessPool.MAX_CONCURRENCY; call++) {
                    hung.add(function.inBackground("hang", SHORT));
                }
                assertThat(hung)
                        .allSatisfy(call ->
                                assertThat(TestFunction.soon(call)).isEqualTo(new Invocation.Unanswered(SHORT)));

                assertThat(TestFunction.text(function.invoke("echo fifth", Duration.ofSeconds(30))))
                        .isEqualTo("fifth");
            }
        }

        @Test
        void callsWaitForAFreeProcessWithoutLosingTheirOwnTime() throws Exception {
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                for (int call = 0; call < ProcessPool.MAX_CONCURRENCY; call++) {
                    var unused = function.inBackground(barrier.event());
                }
                for (int call = 0; call < ProcessPool.MAX_CONCURRENCY; call++) {
                    barrier.arrived();
                }
                Duration own = Duration.ofMillis(600);
                var fifth = function.inBackground("echo fifth", own);
                assertThat(barrier.noOtherArrives()).isTrue(); // longer than the fifth call's own time

                assertThat(fifth).isNotDone();
                barrier.release();

                assertThat(TestFunction.text(TestFunction.soon(fifth))).isEqualTo("fifth");
            }
        }

        @Test
        void functionsContinueAndTheirProcessesAreReused() throws Exception {
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                ProcessHandle process = function.process();
                assertThat(function.invoke(barrier.event(), SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));
                assertThat(barrier.arrived()).isEqualTo(process.pid());
                assertThat(function.process().pid()).isNotEqualTo(process.pid());

                barrier.release();

                assertThat(function.line(line -> line.endsWith("at the meeting")))
                        .isNotEmpty();
                assertThat(process.isAlive()).isTrue();
            }
        }

        @Test
        void functionsEndAtTheirOwnTimeout() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar, Duration.ofSeconds(2)))) {
                ProcessHandle process = function.process();

                assertThat(function.invoke("hang", SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));

                assertThat(process.isAlive()).isTrue();
                ends(process);
                assertThat(function.line(line -> line.contains("Task timed out after 2.00 seconds")))
                        .endsWith("the process was killed");
            }
        }

        @Test
        void functionsThatHaveTheShorterTimeoutAreTimedOut() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar, Duration.ofSeconds(1)))) {
                assertThat(function.invoke("hang", Duration.ofSeconds(30)))
                        .isEqualTo(new Invocation.TimedOut(Duration.ofSeconds(1)));
            }
        }

        @Test
        void atMostFourFunctionsContinueAndOneMoreStopsTheOldest() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar, Duration.ofMinutes(5)))) {
                ProcessHandle oldest = function.process();
                List<ProcessHandle> others = new ArrayList<>();
                assertThat(function.invoke("hang", SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));
                for (int call = 1; call < ProcessPool.MAX_CONCURRENCY; call++) {
                    others.add(function.process());
                    assertThat(function.invoke("hang", SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));
                }
                others.add(function.process());
                assertThat(oldest.isAlive()).isTrue();

                assertThat(function.invoke("hang", SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));

                ends(oldest);
                assertThat(others).allSatisfy(each -> assertThat(each.isAlive()).isTrue());
            }
        }

        @Test
        void functionsEndWithTheHost() {
            TestFunction function = new TestFunction(TestFunction.probe(jar, Duration.ofMinutes(5)));
            ProcessHandle process = function.process();
            assertThat(function.invoke("hang", SHORT)).isEqualTo(new Invocation.Unanswered(SHORT));

            function.close();

            assertThat(process.isAlive()).isFalse();
        }
    }

    @Nested
    class Undeclared {
        @Test
        void functionsEndTheirIdleProcessesAndAreGone() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                ProcessHandle process = function.process();

                function.cloud.declare(Declared.EMPTY);

                ends(process);
                assertThat(function.invoke("echo"))
                        .isEqualTo(new Invocation.Unavailable("there is no function " + TestFunction.ARN));
            }
        }

        @Test
        void functionsAnswerTheCallsTheyHave() throws Exception {
            try (HandlerBarrier barrier = new HandlerBarrier();
                    TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                var call = function.inBackground(barrier.event());
                ProcessHandle process = process(barrier.arrived());

                function.cloud.declare(Declared.EMPTY);
                barrier.release();

                assertThat(TestFunction.text(TestFunction.soon(call))).isEqualTo("met");
                ends(process);
            }
        }

        @Test
        void functionsMayComeBack() {
            try (TestFunction function = new TestFunction(TestFunction.probe(jar))) {
                function.cloud.declare(Declared.EMPTY);
                function.declare(TestFunction.probe(jar));

                assertThat(function.call("echo again")).isEqualTo("again");
            }
        }
    }

    @Nested
    class Closed {
        private final Clock clock = new SettableClock();

        @Test
        void hostsHaveNoProcessLeftIdleOrAtWork() throws Exception {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            try (HandlerBarrier barrier = new HandlerBarrier()) {
                var call = function.inBackground(barrier.event());
                ProcessHandle busy = process(barrier.arrived());
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
        void hostsThatWereKilledLeaveFilesForTheNextToDelete(@TempDir Path left) throws Exception {
            ProcessFolder killed =
                    ProcessFolders.open(left.resolve("functions")).create();
            Files.createDirectories(killed.path().resolve("task"));
            Files.writeString(killed.path().resolve("task/app.py"), "any");
            Path other = Files.writeString(left.resolve("functions/notes.txt"), "the developer's own");

            new FunctionHost(new LocalCloud(), left.resolve("functions"), line -> {}, clock).close();

            assertThat(killed.path()).doesNotExist();
            assertThat(other).hasContent("the developer's own");
        }

        @Test
        void hostsLeaveNoFilesWhereAProcessCannotStart(@TempDir Path folders) {
            ProcessStarter starter = new ProcessStarter(
                    new FunctionRuntimes(new InterpreterFinder("")),
                    ProcessFolders.open(folders),
                    unused -> {
                        throw new BindException("no port is free");
                    },
                    clock,
                    line -> {});

            assertThatThrownBy(() -> starter.start(new FunctionProcess.Identity(
                            TestFunction.probe(jar),
                            new CodeSnapshot(CodeVersion.of(jar).orElseThrow(), Optional.empty()),
                            OptionalInt.empty())))
                    .hasMessage("no port is free");
            // All processes share the jar with the runner, which is kept.
            assertThat(folders.toFile().list()).containsExactly("runner.jar");
        }

        @Test
        void hostsStartNoProcess() {
            TestFunction function = new TestFunction(TestFunction.probe(jar));
            function.close();

            assertThat(function.invoke("echo")).isEqualTo(new Invocation.Unavailable("the local cloud is stopping"));
        }
    }
}
