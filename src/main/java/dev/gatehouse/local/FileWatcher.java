package dev.gatehouse.local;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls a listener when a file is saved: once a save, even if the editor writes in several steps. It also calls the listener
 * if the file was deleted or renamed. It runs until it is closed, whatever the listener throws.
 */
final class FileWatcher implements AutoCloseable {
    private static final long SETTLE_MILLIS = 50;

    private final WatchService service;

    private FileWatcher(WatchService service) {
        this.service = service;
    }

    /** @param onError receives what {@code onSave} throws, and the reason if changes can no longer be detected */
    static FileWatcher start(Path file, Runnable onSave, Consumer<Throwable> onError) throws LocalException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.resolveSibling(".").normalize();
        try {
            WatchService service = absolute.getFileSystem().newWatchService();
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_DELETE);
            FileWatcher watcher = new FileWatcher(service);
            Thread thread = new Thread(() -> watcher.watch(absolute, onSave, onError), "stack-watch");
            thread.setDaemon(true);
            thread.start();
            return watcher;
        } catch (IOException e) {
            throw new LocalException("cannot watch " + file + " for changes: " + e.getMessage());
        }
    }

    private void watch(Path file, Runnable onSave, Consumer<Throwable> onError) {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean saved = contains(key, file.getFileName());
                boolean valid = key.reset();
                // One save causes several events: take those that follow shortly.
                for (WatchKey next = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                        next != null;
                        next = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    saved |= contains(next, file.getFileName());
                    valid = next.reset();
                }
                if (saved) {
                    call(onSave, onError);
                }
                if (!valid) {
                    onError.accept(new LocalException("the folder of " + file
                            + " no longer exists: changes are not detected; restart the local cloud"));
                    return;
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A listener that fails, because of a bug here or in a library, must not end the watch. */
    private static void call(Runnable onSave, Consumer<Throwable> onError) {
        try {
            onSave.run();
        } catch (RuntimeException | Error e) {
            onError.accept(e);
        }
    }

    private static boolean contains(WatchKey key, Path name) {
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            // After an overflow, the names of the saved files are lost.
            found |= name.equals(event.context()) || event.kind() == StandardWatchEventKinds.OVERFLOW;
        }
        return found;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop watching the stack file", e);
        }
    }
}
