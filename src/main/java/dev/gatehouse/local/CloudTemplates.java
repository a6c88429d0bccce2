package dev.gatehouse.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of this process by the text of the stack file. */
final class CloudTemplates {
    private static final Map<String, CompletableFuture<Optional<CloudTemplate>>> BY_STACK = new ConcurrentHashMap<>();

    private CloudTemplates() {}

    /** Opens a cloud from a template, or without one. */
    interface Opener {
        EmbeddedCloud open(Optional<CloudTemplate> template) throws LocalException;
    }

    /** Opens the first cloud of a stack without a template, and the others from the template of the first. */
    static EmbeddedCloud open(String stack, Opener opener) throws LocalException {
        CompletableFuture<Optional<CloudTemplate>> own = new CompletableFuture<>();
        for (CompletableFuture<Optional<CloudTemplate>> earlier = BY_STACK.putIfAbsent(stack, own);
                earlier != null;
                earlier = BY_STACK.putIfAbsent(stack, own)) {
            Optional<CloudTemplate> template = earlier.join();
            if (template.isPresent()) {
                return opener.open(template);
            }
        }
        try {
            EmbeddedCloud first = opener.open(Optional.empty());
            Thread thread = new Thread(() -> complete(stack, own, first), "cloud-template");
            thread.setDaemon(true);
            thread.start();
            return first;
        } catch (LocalException | RuntimeException | Error e) {
            BY_STACK.remove(stack, own);
            own.complete(Optional.empty());
            throw e;
        }
    }

    /** If the first cloud is closed before its keys are generated, the next cloud is the first. */
    private static void complete(String stack, CompletableFuture<Optional<CloudTemplate>> own, EmbeddedCloud first) {
        try {
            own.complete(Optional.of(first.template()));
        } catch (RuntimeException | Error e) {
            BY_STACK.remove(stack, own);
            own.complete(Optional.empty());
        }
    }
}
