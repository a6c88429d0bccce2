package dev.gatehouse.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resources that are closed together, the last one first. If one fails to close, the others are closed all the same. */
final class CloseableStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Adds a resource, and returns it. */
    <T extends AutoCloseable> T push(T resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) { // any failure: the other resources must still be closed
                System.err.println("error while stopping: " + e);
            }
        }
    }
}
