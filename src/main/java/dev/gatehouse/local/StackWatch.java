package dev.gatehouse.local;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Tells when a file was saved; editors that write in several steps are heard once. */
final class StackWatch implements AutoCloseable {
    private static final long SETTLE_MILLIS = 50;

    private final WatchService service;

    private StackWatch(WatchService service) {
        this.service = service;
    }

    static StackWatch start(Path file, Runnable saved) throws LocalException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.resolveSibling(".").normalize();
        try {
            WatchService service = whole.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            StackWatch watch = new StackWatch(service);
            Thread thread = new Thread(() -> watch.listen(whole.getFileName(), saved), "stack-watch");
            thread.setDaemon(true);
            thread.start();
            return watch;
        } catch (IOException e) {
            throw new LocalException("changes of " + file + " cannot be watched: " + e.getMessage());
        }
    }

    private void listen(Path name, Runnable saved) {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean ours = touches(key, name);
                // One save is several events: take what else comes within a moment.
                for (WatchKey more = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                        more != null;
                        more = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    ours |= touches(more, name);
                }
                if (ours) {
                    saved.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean touches(WatchKey key, Path name) {
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            // After an overflow nobody knows what was saved.
            found |= name.equals(event.context()) || event.kind() == StandardWatchEventKinds.OVERFLOW;
        }
        key.reset();
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
