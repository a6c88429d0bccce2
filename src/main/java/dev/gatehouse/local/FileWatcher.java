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
 * Tells when a file was saved; editors that write in several steps are heard once. It goes on until it is closed, whatever
 * the listener throws.
 */
final class FileWatcher implements AutoCloseable {
    private static final long SETTLE_MILLIS = 50;

    private final WatchService service;

    private FileWatcher(WatchService service) {
        this.service = service;
    }

    /** @param failed takes what {@code saved} throws, and why changes cannot be seen any more */
    static FileWatcher start(Path file, Runnable saved, Consumer<Throwable> failed) throws LocalException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.resolveSibling(".").normalize();
        try {
            WatchService service = whole.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            FileWatcher watch = new FileWatcher(service);
            Thread thread = new Thread(() -> watch.listen(whole, saved, failed), "stack-watch");
            thread.setDaemon(true);
            thread.start();
            return watch;
        } catch (IOException e) {
            throw new LocalException("changes of " + file + " cannot be watched: " + e.getMessage());
        }
    }

    private void listen(Path file, Runnable saved, Consumer<Throwable> failed) {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean ours = touches(key, file.getFileName());
                boolean watched = key.reset();
                // One save is several events: take what else comes within a moment.
                for (WatchKey more = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                        more != null;
                        more = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    ours |= touches(more, file.getFileName());
                    watched = more.reset();
                }
                if (ours) {
                    tell(saved, failed);
                }
                if (!watched) {
                    failed.accept(new LocalException(
                            "the folder of " + file + " is gone: changes are not seen any more; stop and start again"));
                    return;
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A listener that fails, by a defect of ours or of a library, must not end the watch. */
    private static void tell(Runnable saved, Consumer<Throwable> failed) {
        try {
            saved.run();
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
    }

    private static boolean touches(WatchKey key, Path name) {
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            // After an overflow nobody knows what was saved.
            found |= name.equals(event.context()) || event.kind() == StandardWatchEventKinds.OVERFLOW;
        }
        return found;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new IllegalStateException("the watch of the stack file was not closed", e);
        }
    }
}
