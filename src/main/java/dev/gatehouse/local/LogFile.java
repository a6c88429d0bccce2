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
 * A log file of bounded size: at its limit it becomes {@code <name>.1}, in place of an older one, and a new file begins.
 * A line that cannot be written is left out; no caller ever fails because of it. The console says so once, with the
 * reason, and once more when lines are written again.
 *
 * <p>CHOICE: no logging library. Those of them that rotate (java.util.logging, Logback, tinylog) make each new file
 * readable by everybody whom the umask lets, and take 40 to 150 ms at start.
 */
final class LogFile implements Consumer<String>, AutoCloseable {
    /** 10 MiB, and as much for the older file. */
    static final long LIMIT = 10L * 1024 * 1024;

    /** CHOICE: bytes that must be free again after a failure, so that a short line does not count as recovery. */
    private static final long ROOM = 64 * 1024;

    private final Path path;
    private final long limit;
    private final PrintStream console;
    private @Nullable RandomAccessFile file;
    private boolean closed;
    private long missing;

    private LogFile(Path path, long limit, PrintStream console) {
        this.path = path;
        this.limit = limit;
        this.console = console;
    }

    /**
     * Opens the file, and goes on at its end.
     *
     * @param limit bytes; one line may be longer
     * @throws LocalException in one line, when it cannot be written
     */
    static LogFile open(Path path, long limit, PrintStream console) throws LocalException {
        LogFile log = new LogFile(path, limit, console);
        try {
            log.file = log.begin();
        } catch (IOException e) {
            throw new LocalException("log file " + path + " cannot be written: " + e.getMessage());
        }
        return log;
    }

    /** Writes one line; called by many threads at once. */
    @Override
    public synchronized void accept(String line) {
        if (missing > 0 && folder().toFile().getUsableSpace() < ROOM) {
            missing++;
            return;
        }
        try {
            append((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            missing++;
            if (missing == 1) {
                console.println("log file " + path + " cannot be written: " + e.getMessage()
                        + "; its lines are left out until it can be written again");
            }
            return;
        }
        if (missing > 0) {
            console.println("log file " + path + " can be written again; lines left out: " + missing);
            missing = 0;
        }
    }

    private Path folder() {
        return path.toAbsolutePath().resolveSibling("");
    }

    private void append(byte[] line) throws IOException {
        if (closed) {
            throw new IOException("it is closed");
        }
        RandomAccessFile open = file == null ? begin() : file;
        file = open;
        // Asked each time: somebody may have emptied the file meanwhile.
        long end = open.length();
        if (end > 0 && end + line.length > limit) {
            open = next();
            end = 0;
        }
        open.seek(end);
        try {
            open.write(line);
        } catch (IOException e) {
            dropPart(open, end, e);
            throw e;
        }
    }

    /** A disk that is full may have taken a part of the line. */
    private static void dropPart(RandomAccessFile open, long end, IOException failure) {
        try {
            open.setLength(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private RandomAccessFile next() throws IOException {
        close(file);
        file = null;
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        RandomAccessFile fresh = begin();
        file = fresh;
        return fresh;
    }

    private RandomAccessFile begin() throws IOException {
        return new RandomAccessFile(StateFolder.ownersFile(path).toFile(), "rw");
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
