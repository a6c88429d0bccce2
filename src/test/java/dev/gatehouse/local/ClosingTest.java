package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private static String said(Runnable task) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void closesTheLastOpenedFirst() {
        opened.push(() -> closed.add("first"));
        opened.push(() -> closed.add("second"));

        CloseableStack.all(opened);

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheRestWhenOneFails() {
        opened.push(() -> closed.add("first"));
        opened.push(() -> {
            throw new IllegalStateException("does not close");
        });
        opened.push(() -> closed.add("third"));

        String said = said(() -> CloseableStack.all(opened));

        assertThat(closed).containsExactly("third", "first");
        assertThat(said).isEqualTo("while stopping: java.lang.IllegalStateException: does not close\n");
    }

    @Test
    void closesNothingTwice() {
        opened.push(() -> closed.add("once"));

        CloseableStack.all(opened);
        CloseableStack.all(opened);

        assertThat(closed).containsExactly("once");
    }
}
