package dev.gatehouse.local.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of request bodies may be in memory at once, over all servers of this process. Small bodies have a budget
 * of their own: large bodies that arrive slowly, or that a function works on, leave room for the calls beside them.
 */
final class BodyMemoryLimit {
    /** CHOICE: up to here a body counts as small; a token, a form or a record of a table is smaller. */
    static final int SMALL_BYTES = 64 * 1024;

    /** CHOICE: an eighth of the heap, since an event holds its body once more in base64 and once more as text. */
    private static final int HEAP_SHARE = 8;

    /** One body at API Gateway's limit has room however small the heap is. */
    private static final long LEAST_BYTES = 16L * 1024 * 1024;

    static final BodyMemoryLimit OF_PROCESS =
            new BodyMemoryLimit(Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));

    private final long limit;
    private final AtomicLong small = new AtomicLong();
    private final AtomicLong large = new AtomicLong();

    /** @param limit bytes, for small bodies and for what is longer of the large ones each */
    BodyMemoryLimit(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /**
     * Makes room for more of a body.
     *
     * @param had bytes that it holds already
     * @return false where there is no room; then it still holds only what it had
     */
    boolean take(int had, int more) {
        int smallPart = smallPart(had + more) - smallPart(had);
        if (!add(small, smallPart)) {
            return false;
        }
        if (!add(large, more - smallPart)) {
            small.addAndGet(-smallPart);
            return false;
        }
        return true;
    }

    /** @param had all the bytes of a body that is no longer needed */
    void release(int had) {
        small.addAndGet(-smallPart(had));
        large.addAndGet(smallPart(had) - had);
    }

    private boolean add(AtomicLong used, int bytes) {
        if (bytes == 0) {
            return true;
        }
        if (used.addAndGet(bytes) <= limit) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    private static int smallPart(int bytes) {
        return Math.min(bytes, SMALL_BYTES);
    }
}
