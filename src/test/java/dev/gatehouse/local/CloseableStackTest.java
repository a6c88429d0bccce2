package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseableStackTest {
    private final List<String> closed = new ArrayList<>();
    private final CloseableStack stack = new CloseableStack();

    private static String standardError(Runnable task) {
        PrintStream original = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(original);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void closesInReverseOrder() {
        stack.push(() -> closed.add("first"));
        stack.push(() -> closed.add("second"));

        stack.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheOthersIfOneFails() {
        stack.push(() -> closed.add("first"));
        stack.push(() -> {
            throw new IllegalStateException("does not close");
        });
        stack.push(() -> closed.add("third"));

        String text = standardError(() -> stack.close());

        assertThat(closed).containsExactly("third", "first");
        assertThat(text).isEqualTo("error while stopping: java.lang.IllegalStateException: does not close\n");
    }

    @Test
    void closesEachOnce() {
        stack.push(() -> closed.add("once"));

        stack.close();
        stack.close();

        assertThat(closed).containsExactly("once");
    }
}
