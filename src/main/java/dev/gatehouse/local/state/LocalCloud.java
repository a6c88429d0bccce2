package dev.gatehouse.local.state;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the declared resources: the only mutable state that the servers share. Only {@code local.pulumi} changes the
 * resources, and only {@code local} the documents of the stack file.
 */
public final class LocalCloud {
    private final List<Consumer<Declared>> listeners = new CopyOnWriteArrayList<>();
    private volatile Declared declared = Declared.EMPTY;

    /** The resources that are declared now. Read it once a request. */
    public Declared declared() {
        return declared;
    }

    /** Replaces all resources at once, keeps the documents, and calls the listeners. */
    public synchronized void declare(Declared next) {
        Declared complete = next.withDocuments(declared.documents());
        declared = complete;
        listeners.forEach(listener -> listener.accept(complete));
    }

    /**
     * Replaces the client ID metadata documents.
     *
     * @param documents by URL
     */
    public synchronized void useDocuments(Map<String, Declared.ClientDocument> documents) {
        declared = declared.withDocuments(documents);
    }

    /** Adds a listener, which is called after each change in the thread that made the change. */
    public void onChange(Consumer<Declared> listener) {
        listeners.add(listener);
    }
}
