package dev.gatehouse.local.pulumi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A program that throws changes nothing, and its error is returned in one line without a stack trace. */
class FailingProgramTest {
    private final CloudFixture fixture = new CloudFixture();

    private void fails(Consumer<Context> program, String reason) {
        assertThat(fixture.run(CloudFixture.userPoolWithClient("https://a.example/callback"))
                        .problems())
                .isEmpty();
        List<Resource> before = fixture.resources();
        EmbeddedEngine.Run run = fixture.run(program);
        assertThat(run.problems()).containsExactly(reason);
        assertThat(run.changes()).isEmpty();
        assertThat(run.outputs()).isEmpty();
        assertThat(fixture.resources()).isEqualTo(before);
    }

    @Test
    void returnsTheMessageOfARunException() {
        fails(
                context -> {
                    CloudFixture.pool("other");
                    throw new RunException("stack 'local' has 1 problem:\n 1. this");
                },
                "stack 'local' has 1 problem:\n 1. this");
    }

    @Test
    void returnsAnyOtherExceptionInOneLine() {
        fails(
                context -> {
                    CloudFixture.pool("other");
                    throw new IllegalStateException("no such thing");
                },
                "the program failed: java.lang.IllegalStateException: no such thing");
    }

    @Test
    void returnsALoggedError() {
        fails(context -> context.log().error("this stack is not for here"), "this stack is not for here");
    }

    @Test
    void returnsAnExceptionInsideApplyInOneLine() {
        fails(
                context -> context.export("id", CloudFixture.pool("other").id().applyValue(id -> {
                    throw new IllegalStateException("inside apply");
                })),
                "the program failed: java.lang.IllegalStateException: inside apply");
    }

    @Test
    void logsNoStackTraceAndNoCommandLine() {
        Logger sdk = Logger.getLogger("com.pulumi.test.internal.PulumiTestInternal");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler console = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        sdk.addHandler(console);
        try {
            fails(
                    context -> {
                        context.log().warn("the program's own warning");
                        throw new IllegalStateException("no such thing");
                    },
                    "the program failed: java.lang.IllegalStateException: no such thing");
        } finally {
            sdk.removeHandler(console);
        }
        assertThat(lines).containsExactly("the program's own warning");
    }
}
