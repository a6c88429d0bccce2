package dev.gatehouse.local.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The local cloud's one mutable place: what is declared now. Servers read it, only {@code local.pulumi} writes it. */
public final class LocalCloud {
    private final List<Consumer<Declared>> listeners = new CopyOnWriteArrayList<>();
    private volatile Declared declared = Declared.NOTHING;

    /** What is declared now; read it once a request. */
    public Declared declared() {
        return declared;
    }

    /** Replaces the whole picture at once, then tells the listeners. */
    public synchronized void declare(Declared next) {
        declared = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    /** Calls {@code listener} after each change, in the thread that made it. */
    public void onChange(Consumer<Declared> listener) {
        listeners.add(listener);
    }
}
