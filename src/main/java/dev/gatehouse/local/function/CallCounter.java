package dev.gatehouse.local.function;

import java.util.concurrent.atomic.AtomicLong;

/** Counts invocations, and those that returned no response. */
final class CallCounter {
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    void count(Invocation outcome) {
        calls.incrementAndGet();
        if (!(outcome instanceof Invocation.Returned)) {
            errors.incrementAndGet();
        }
    }

    long calls() {
        return calls.get();
    }

    long errors() {
        return errors.get();
    }
}
