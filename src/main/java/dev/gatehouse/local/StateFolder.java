package dev.gatehouse.local;

import com.google.gson.GsonBuilder;
import dev.gatehouse.local.state.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code .gatehouse/}: what the local cloud keeps between runs. The folder is made for its owner alone, and so is each
 * file, whatever folder they are told to live in. One local cloud at a time has it.
 */
final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws LocalException in one line, when the folder cannot be made or written, or another local cloud has it */
    static StateFolder open(Path folder) throws LocalException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, forOwner(folder, "rwx------"));
            }
            FileChannel lock = FileChannel.open(
                    ownersFile(folder.resolve("lock")), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFirst(lock)) {
                lock.close();
                throw new LocalException("state folder " + folder.toAbsolutePath()
                        + " is in use by another local cloud: stop that one, or name another folder by --state");
            }
            return new StateFolder(folder, lock);
        } catch (FileAlreadyExistsException e) {
            throw unusable(folder, "it is no folder");
        } catch (AccessDeniedException e) {
            throw unusable(folder, "access denied");
        } catch (IOException e) {
            throw unusable(folder, String.valueOf(e.getMessage()));
        }
    }

    private static LocalException unusable(Path folder, String why) {
        return new LocalException("state folder " + folder.toAbsolutePath() + " cannot be written (" + why
                + "): make it writable, or name another by --state");
    }

    /** The system forgets the lock with the process, however that ends. */
    private static boolean isFirst(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false; // another one in this process
        }
    }

    Path path() {
        return folder;
    }

    /** A file to write to: there, and readable by its owner alone. */
    Path file(String name) throws LocalException {
        try {
            return ownersFile(folder.resolve(name));
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /**
     * A file of the store, with the one beside it that says how new its content must be. A state file that was deleted is
     * deleted on purpose, and begins anew.
     */
    Path stateFile(String name) throws LocalException {
        String version = name + Store.VERSION_SUFFIX;
        try {
            if (!Files.exists(folder.resolve(name))) {
                Files.deleteIfExists(folder.resolve(version));
            }
            ownersFile(folder.resolve(version));
            return ownersFile(folder.resolve(name));
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Moves a state file away, so that the next start is a clean one; returns where it went, if there was one. */
    Optional<Path> setAside(String name) throws LocalException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // What an earlier --fresh set aside may be the only copy of something: it stays.
        Path aside = folder.resolve(name + ".before-fresh");
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + ".before-fresh-" + i);
        }
        try {
            Path version = folder.resolve(name + Store.VERSION_SUFFIX);
            if (Files.exists(version)) {
                Files.move(version, aside.resolveSibling(aside.getFileName() + Store.VERSION_SUFFIX));
            }
            return Optional.of(Files.move(file, aside));
        } catch (IOException e) {
            throw new LocalException("state file " + file + " cannot be set aside (" + e.getMessage() + ")");
        }
    }

    /** {@code outputs.json} for programs and {@code env} for shells, each replaced at once. */
    void write(Outputs outputs) throws LocalException {
        replace(
                "outputs.json",
                new GsonBuilder()
                                .setPrettyPrinting()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(outputs.values()) + "\n");
        replace(
                "env",
                outputs.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + PosixQuoting.quoted(variable.getValue()) + "\n")
                        .collect(Collectors.joining()));
    }

    private void replace(String name, String text) throws LocalException {
        try {
            Path fresh = ownersFile(folder.resolve(name + ".new"));
            Files.writeString(fresh, text);
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private LocalException unwritable(String name, IOException e) {
        // The class of a plain IOException says nothing; its message does, such as "No space left on device".
        String reason = e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
        return new LocalException(folder.resolve(name).toAbsolutePath() + " cannot be written (" + reason
                + "): make its folder writable, or name another by --state");
    }

    /** A file that is there, and readable by its owner alone. */
    static Path ownersFile(Path file) throws IOException {
        FileAttribute<?>[] mode = forOwner(file, "rw-------");
        try {
            return Files.createFile(file, mode);
        } catch (FileAlreadyExistsException e) {
            if (mode.length > 0 && Files.isRegularFile(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file;
        }
    }

    /** None where the file system knows no such permissions. */
    private static FileAttribute<?>[] forOwner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Lets the next one in. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
