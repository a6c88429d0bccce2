package dev.gatehouse.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log file of limited size: at the limit it is renamed to {@code <name>.1}, which replaces an older one, and a new file
 * starts. A line that cannot be written is dropped; the caller never fails because of it. The console shows the reason
 * once, and one more message when lines can be written again.
 *
 * <p>CHOICE: no logging library. Those that rotate files (java.util.logging, Logback, tinylog) create each new file with
 * the permissions of the umask, which may let other users read it, and take 40 to 150 ms at the start.
 */
final class LogFile implements Consumer<String>, AutoCloseable {
    /** 10 MiB; the older file may have as much. */
    static final long MAX_BYTES = 10L * 1024 * 1024;

    /** CHOICE: bytes that must be free again after a failure, so that a short line does not count as recovery. */
    private static final long MIN_FREE_BYTES = 64 * 1024;

    private final Path path;
    private final long maxBytes;
    private final PrintStream console;
    private @Nullable RandomAccessFile file;
    private boolean closed;
    private long dropped;

    private LogFile(Path path, long maxBytes, PrintStream console) {
        this.path = path;
        this.maxBytes = maxBytes;
        this.console = console;
    }

    /**
     * Opens the file to append to it.
     *
     * @param maxBytes a single line may be longer
     * @throws LocalException with a message of one line if the file cannot be written
     */
    static LogFile open(Path path, long maxBytes, PrintStream console) throws LocalException {
        LogFile log = new LogFile(path, maxBytes, console);
        try {
            log.file = log.openFile();
        } catch (IOException e) {
            throw new LocalException("log file " + path + " cannot be written: " + e.getMessage());
        }
        return log;
    }

    /** Writes one line. Many threads call it at the same time. */
    @Override
    public synchronized void accept(String line) {
        if (dropped > 0 && folder().toFile().getUsableSpace() < MIN_FREE_BYTES) {
            dropped++;
            return;
        }
        try {
            append((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            dropped++;
            if (dropped == 1) {
                console.println("log file " + path + " cannot be written: " + e.getMessage()
                        + "; log lines are dropped until it can be written again");
            }
            return;
        }
        if (dropped > 0) {
            console.println("log file " + path + " can be written again; dropped lines: " + dropped);
            dropped = 0;
        }
    }

    private Path folder() {
        return path.toAbsolutePath().resolveSibling("");
    }

    private void append(byte[] line) throws IOException {
        if (closed) {
            throw new IOException("it is closed");
        }
        RandomAccessFile open = file == null ? openFile() : file;
        file = open;
        // Read each time: the file may have been emptied from outside.
        long end = open.length();
        if (end > 0 && end + line.length > maxBytes) {
            open = rotate();
            end = 0;
        }
        open.seek(end);
        try {
            open.write(line);
        } catch (IOException e) {
            truncate(open, end, e);
            throw e;
        }
    }

    /** Removes the part of a line that was written before the disk was full. */
    private static void truncate(RandomAccessFile open, long end, IOException failure) {
        try {
            open.setLength(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private RandomAccessFile rotate() throws IOException {
        close(file);
        file = null;
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        RandomAccessFile next = openFile();
        file = next;
        return next;
    }

    private RandomAccessFile openFile() throws IOException {
        return new RandomAccessFile(StateFolder.createPrivateFile(path).toFile(), "rw");
    }

    private static void close(@Nullable RandomAccessFile file) throws IOException {
        if (file != null) {
            file.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        close(file);
        file = null;
    }
}
