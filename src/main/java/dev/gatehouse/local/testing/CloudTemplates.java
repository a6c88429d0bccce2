package dev.gatehouse.local.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The templates of this process by the text of the stack file.
 *
 * @param <C> a local cloud
 * @param <X> if it cannot start
 */
public final class CloudTemplates<C, X extends Exception> {
    private final Map<String, CompletableFuture<Optional<CloudTemplate>>> byStack = new ConcurrentHashMap<>();
    private final Function<C, CloudTemplate> templateOf;

    /** @param templateOf may wait; called in a thread of its own */
    public CloudTemplates(Function<C, CloudTemplate> templateOf) {
        this.templateOf = templateOf;
    }

    /** Opens a cloud from a template, or without one. */
    public interface Opener<C, X extends Exception> {
        C open(Optional<CloudTemplate> template) throws X;
    }

    /** Opens the first cloud of a stack without a template, and the others from the template of the first. */
    public C open(String stack, Opener<C, X> opener) throws X {
        CompletableFuture<Optional<CloudTemplate>> own = new CompletableFuture<>();
        for (CompletableFuture<Optional<CloudTemplate>> earlier = byStack.putIfAbsent(stack, own);
                earlier != null;
                earlier = byStack.putIfAbsent(stack, own)) {
            Optional<CloudTemplate> template = earlier.join();
            if (template.isPresent()) {
                return opener.open(template);
            }
        }
        boolean opened = false;
        try {
            C first = opener.open(Optional.empty());
            opened = true;
            Thread thread = new Thread(() -> complete(stack, own, first), "cloud-template");
            thread.setDaemon(true);
            thread.start();
            return first;
        } finally {
            if (!opened) {
                byStack.remove(stack, own);
                own.complete(Optional.empty());
            }
        }
    }

    /** If the first cloud is closed before its keys are generated, the next cloud is the first. */
    private void complete(String stack, CompletableFuture<Optional<CloudTemplate>> own, C first) {
        try {
            own.complete(Optional.of(templateOf.apply(first)));
        } catch (RuntimeException | Error e) {
            byStack.remove(stack, own);
            own.complete(Optional.empty());
        }
    }
}
