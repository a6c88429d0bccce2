package dev.gatehouse.local;

import java.util.Deque;

/** Closes what was opened, last first; one that fails does not keep the others open. */
final class CloseableStack {
    private CloseableStack() {}

    static void all(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) { // whatever it is, the rest must still be closed
                System.err.println("while stopping: " + e);
            }
        }
    }
}
