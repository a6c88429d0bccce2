package dev.gatehouse.local.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Holds the declared resources: the only mutable state that the servers share. Only {@code local.pulumi} changes it. */
public final class LocalCloud {
    private final List<Consumer<Declared>> listeners = new CopyOnWriteArrayList<>();
    private volatile Declared declared = Declared.EMPTY;

    /** The resources that are declared now. Read it once a request. */
    public Declared declared() {
        return declared;
    }

    /** Replaces all resources at once, and calls the listeners. */
    public synchronized void declare(Declared next) {
        declared = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    /** Adds a listener, which is called after each change in the thread that made the change. */
    public void onChange(Consumer<Declared> listener) {
        listeners.add(listener);
    }
}
