package dev.gatehouse.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the complete lines of a file to which another process appends. It goes on with the new file if the file is replaced,
 * as the local cloud does when its log is full, and at the start if the file is emptied.
 */
final class GrowingFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** CHOICE: a watch service would be slower, because on macOS it polls every two seconds or more. */
    private static final int POLL_MILLIS = 100;

    private final Path path;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private FileChannel file;
    private @Nullable Object key;

    private GrowingFile(Path path, FileChannel file, @Nullable Object key) {
        this.path = path;
        this.file = file;
        this.key = key;
    }

    /** @throws NoSuchFileException if there is no such file */
    static GrowingFile open(Path path) throws IOException {
        return new GrowingFile(path, FileChannel.open(path, StandardOpenOption.READ), key(path));
    }

    /** Passes each complete line that was appended since the last call, without its line end. */
    void readTo(Consumer<String> lines) throws IOException {
        while (file.read(buffer.clear()) > 0) {
            for (buffer.flip(); buffer.hasRemaining(); ) {
                byte next = buffer.get();
                if (next == '\n') {
                    lines.accept(take());
                } else {
                    line.write(next);
                }
            }
        }
    }

    /** Waits until there may be more to read. */
    void awaitMore() throws IOException, InterruptedException {
        while (file.position() >= file.size()) {
            if (file.position() > file.size()) {
                file.position(0);
            } else if (!Objects.equals(key, key(path))) {
                reopen();
            } else {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private void reopen() throws IOException {
        try {
            FileChannel next = FileChannel.open(path, StandardOpenOption.READ);
            file.close();
            file = next;
            key = key(path);
        } catch (NoSuchFileException e) {
            // Between the renaming of the full file and the creation of the next one.
            key = null;
        }
    }

    private String take() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Identifies the file behind the path; null if there is none, or the file system has no such key (Windows). */
    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
