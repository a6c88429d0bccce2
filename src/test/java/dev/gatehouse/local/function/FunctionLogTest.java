package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of a function goes to the log and does not block it. */
class FunctionLogTest {
    @TempDir
    static Path folder;

    private static TestFunction function;

    @BeforeAll
    static void start() {
        function = new TestFunction(TestFunction.probe(TestFunction.jar(folder.resolve("probe.jar"), "1")));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"print", "complain", "log"})
    void hasALineForEachLine(String way) {
        function.call(way + " first by " + way + "\nsecond by " + way + " ☕");

        assertThat(function.line(line -> line.endsWith("first by " + way))).doesNotContain("second");
        assertThat(function.line(line -> line.contains("second by " + way))).endsWith("second by " + way + " ☕");
    }

    @Test
    void namesTheRequestThatIsBeingHandled() throws Exception {
        try (HandlerBarrier barrier = new HandlerBarrier()) {
            var call = function.inBackground(barrier.event());
            barrier.arrived();

            assertThat(function.line(line -> line.endsWith("at the meeting"))).matches("[0-9a-f]{8} at the meeting");
            barrier.release();
            TestFunction.soon(call);
        }
    }

    @Test
    void hasTheEndOfALineWhenItComes() {
        function.call("printUnfinished half of a line");
        function.call("print  and the other half");

        assertThat(function.line(line -> line.contains("half of a line")))
                .endsWith("half of a line and the other half");
    }

    @Test
    void readsMoreOutputThanAPipeHolds() {
        try (TestFunction own = new TestFunction(TestFunction.probe(folder.resolve("probe.jar")))) {
            assertThat(own.call("flood 50000")).isEqualTo("printed");
            own.call("print the last");
            own.line(line -> line.endsWith("the last"));

            assertThat(own.log()).hasSize(50_001);
        }
    }

    @Test
    void splitsALineThatDoesNotEnd() {
        assertThat(function.call("oneLine 300000")).isEqualTo("printed");

        assertThat(function.line(line -> line.endsWith("y".repeat(LogLineReader.MAX_LINE_LENGTH))))
                .isNotEmpty();
        assertThat(function.line(line -> line.contains("yyy") && line.length() < LogLineReader.MAX_LINE_LENGTH))
                .endsWith("y".repeat(300_000 - LogLineReader.MAX_LINE_LENGTH));
    }
}
