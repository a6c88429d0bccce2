package dev.gatehouse.local.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the memory for request bodies of all servers in this process. Small bodies have a separate limit, so that large
 * bodies, which may arrive slowly or wait for a function, do not block other calls.
 */
final class BodyMemoryLimit {
    /** CHOICE: the largest small body, in bytes; tokens, forms and table records are smaller. */
    static final int SMALL_BODY_LIMIT_BYTES = 64 * 1024;

    /** CHOICE: an eighth of the heap, because an event holds its body again in base64 and again as text. */
    private static final int HEAP_SHARE = 8;

    /** Enough for one body at API Gateway's limit, even if the heap is small. */
    private static final long MIN_BYTES = 16L * 1024 * 1024;

    static final BodyMemoryLimit OF_PROCESS =
            new BodyMemoryLimit(Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));

    private final long limit;
    private final AtomicLong small = new AtomicLong();
    private final AtomicLong large = new AtomicLong();

    /** @param limit in bytes, for small bodies and, separately, for the part of large bodies beyond that size */
    BodyMemoryLimit(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    /**
     * Reserves memory for more bytes of a body.
     *
     * @param reserved bytes that are already reserved for the body
     * @return false if the limit is reached; then only {@code reserved} bytes stay reserved
     */
    boolean reserve(int reserved, int more) {
        int smallPart = smallPart(reserved + more) - smallPart(reserved);
        if (!add(small, smallPart)) {
            return false;
        }
        if (!add(large, more - smallPart)) {
            small.addAndGet(-smallPart);
            return false;
        }
        return true;
    }

    /** @param reserved all bytes reserved for a body that is no longer needed */
    void release(int reserved) {
        small.addAndGet(-smallPart(reserved));
        large.addAndGet(smallPart(reserved) - reserved);
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
        return Math.min(bytes, SMALL_BODY_LIMIT_BYTES);
    }
}
