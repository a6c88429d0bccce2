package dev.gatehouse.local.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.function.LogLine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionLogBufferTest {
    private final SettableClock clock = new SettableClock();
    private final FunctionLogBuffer buffer = new FunctionLogBuffer(clock);

    private void line(String requestId, String text) {
        buffer.line(new LogLine("arn", Optional.of(new InvocationId(requestId, Optional.empty())), text));
    }

    @Test
    void givesTheLinesOfOneInvocationOldestFirst() {
        line("one", "a");
        line("two", "b");
        line("one", "c");
        buffer.line(new LogLine("arn", Optional.empty(), "process started"));
        assertThat(buffer.ofInvocation("one"))
                .extracting(FunctionLogBuffer.Line::text)
                .containsExactly("a", "c");
        assertThat(buffer.all()).hasSize(4);
        assertThat(buffer.all().get(0).time()).isEqualTo(clock.instant());
    }

    @Test
    void keepsTheLastLines() {
        for (int i = 1; i <= FunctionLogBuffer.MAX_LINES + 1; i++) {
            line("r" + i, "x");
        }
        assertThat(buffer.all()).hasSize(FunctionLogBuffer.MAX_LINES);
        assertThat(buffer.ofInvocation("r1")).isEmpty();
        assertThat(buffer.ofInvocation("r2")).hasSize(1);
    }

    @Test
    void cutsALongLine() {
        line("one", "x".repeat(FunctionLogBuffer.MAX_LINE_LENGTH));
        line("one", "x".repeat(FunctionLogBuffer.MAX_LINE_LENGTH + 1));
        assertThat(buffer.all())
                .extracting(FunctionLogBuffer.Line::text)
                .containsExactly("x".repeat(4096), "x".repeat(4096) + "…");
    }

    @Test
    void doesNotPrintWhatTheFunctionPrinted() {
        line("one", "secret");
        assertThat(buffer.all().toString()).doesNotContain("secret");
    }
}
