package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.handlers.BadConstructor;
import dev.gatehouse.local.function.handlers.BadStatic;
import dev.gatehouse.local.function.handlers.ExitsAtStart;
import dev.gatehouse.local.function.handlers.Probe;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that cannot start: each invocation returns the reason. */
class FunctionStartTest {
    private static final String HANDLERS = "dev.gatehouse.local.function.handlers.";

    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void pack() {
        jar = TestFunction.jar(folder.resolve("probe.jar"), "1");
    }

    private static TestFunction with(String handler) {
        return new TestFunction(TestFunction.function(jar, handler, Duration.ofSeconds(30), Map.of()));
    }

    private static void failsWith(String handler, String type, String message) {
        try (TestFunction function = with(handler)) {
            assertThat(function.invoke("echo")).isEqualTo(new Invocation.Failed(type, message));
        }
    }

    @Test
    void namesTheJarThatIsMissing() {
        Path missing = folder.resolve("missing.jar");
        try (TestFunction function = new TestFunction(TestFunction.probe(missing))) {
            assertThat(function.invoke("echo"))
                    .isEqualTo(new Invocation.Unavailable("there is no " + missing
                            + "; build it first, or set gatehouse:function.code to a folder or archive that exists"));
        }
    }

    /** The start of the local cloud holds the processes, so that they do not slow it down. */
    @Test
    void startsAHeldProcessOnlyWhenItIsReleased() throws Exception {
        Path later = folder.resolve("later.jar");
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        LocalCloud cloud = new LocalCloud();
        CompletableFuture<String> started = new CompletableFuture<>();
        try (FunctionHost host = new FunctionHost(
                cloud,
                folder.resolve("held"),
                line -> {
                    log.add(line.text());
                    started.complete(line.text());
                },
                Clock.systemUTC())) {
            host.holdStarts();
            cloud.declare(new Declared(
                    Map.of(), Map.of(), List.of(), Map.of(TestFunction.ARN, TestFunction.probe(later)), List.of()));
            assertThat(log).isEmpty();

            host.releaseStarts();

            // The only observable result of a start without an invocation is that it fails.
            assertThat(TestFunction.soon(started)).contains("cannot start: there is no " + later);
            assertThat(log).hasSize(1);
        }
    }

    @Test
    void namesTheClassThatIsMissing() {
        failsWith(
                "com.example.Missing::handleRequest",
                "java.lang.ClassNotFoundException",
                "Class not found: com.example.Missing");
    }

    @Test
    void namesTheMethodThatIsMissing() {
        failsWith(
                Probe.class.getName() + "::answer",
                "java.lang.NoSuchMethodException",
                "Error loading class " + HANDLERS + "Probe: " + HANDLERS + "Probe::answer must be handleRequest of a"
                        + " RequestHandler or RequestStreamHandler; other methods are not supported locally");
    }

    @Test
    void namesAClassThatIsNotAHandler() {
        failsWith(
                "java.lang.Object",
                "java.lang.NoSuchMethodException",
                "Error loading class java.lang.Object: java.lang.Object must be handleRequest of a RequestHandler or"
                        + " RequestStreamHandler; other methods are not supported locally");
    }

    @Test
    void namesTheClassWhoseConstructorThrows() {
        failsWith(
                BadConstructor.class.getName(),
                "java.lang.IllegalStateException",
                "Error loading class " + HANDLERS + "BadConstructor: TABLE is not set");
    }

    @Test
    void namesTheClassWhoseStaticInitialiserThrowsAndLogsWhy() {
        try (TestFunction function = with(BadStatic.class.getName())) {
            assertThat(function.invoke("echo"))
                    .isEqualTo(new Invocation.Failed(
                            "java.lang.ExceptionInInitializerError", "Error loading class " + HANDLERS + "BadStatic"));
            assertThat(function.line(line -> line.startsWith("Caused by:")))
                    .isEqualTo("Caused by: java.lang.NumberFormatException: For input string: \"many\"");
        }
    }

    @Test
    void explainsThatAFileIsNotAJar() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        try (TestFunction function = new TestFunction(TestFunction.probe(text))) {
            assertThat(function.invoke("echo"))
                    .isEqualTo(new Invocation.Failed(
                            "java.lang.ClassNotFoundException", "Class not found: " + HANDLERS + "Probe"));
        }
    }

    @Test
    void startsAtMostOneProcessForEachInvocation() {
        TestFunction function = with(ExitsAtStart.class.getName());
        try (function) {
            for (int call = 0; call < 3; call++) {
                assertThat(function.invoke("echo"))
                        .isEqualTo(
                                new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 7"));
            }
        }
        // One more was started before the first invocation.
        assertThat(function.log()).filteredOn(line -> line.equals("starting")).hasSizeBetween(1, 4);
    }
}
