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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code .gatehouse/}: the folder that the local cloud keeps between runs. Only its owner has access to the folder and to
 * each file in it, also with {@code --state}. Only one local cloud can use it at a time.
 */
final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws LocalException if the folder cannot be created or written, or another local cloud uses it */
    static StateFolder open(Path folder) throws LocalException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            }
            FileChannel lock = FileChannel.open(
                    createPrivateFile(folder.resolve("lock")), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(lock)) {
                lock.close();
                throw new LocalException("state folder " + folder.toAbsolutePath()
                        + " is in use by another local cloud: stop it, or choose another folder with --state");
            }
            return new StateFolder(folder, lock);
        } catch (FileAlreadyExistsException e) {
            throw unusable(folder, "it is not a folder");
        } catch (AccessDeniedException e) {
            throw unusable(folder, "access denied");
        } catch (IOException e) {
            throw unusable(folder, String.valueOf(e.getMessage()));
        }
    }

    private static LocalException unusable(Path folder, String reason) {
        return new LocalException("state folder " + folder.toAbsolutePath() + " cannot be written (" + reason
                + "): make it writable, or choose another folder with --state");
    }

    /** The operating system releases the lock when the process ends, also after a crash. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock acquired = channel.tryLock();
            return acquired != null;
        } catch (OverlappingFileLockException e) {
            return false; // held in this process
        }
    }

    Path path() {
        return folder;
    }

    /** Creates the file if it does not exist; only its owner can read it. */
    Path createFile(String name) throws LocalException {
        try {
            return createPrivateFile(folder.resolve(name));
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /**
     * Creates a file of the store, and the version file next to it, if they do not exist. If the state file was deleted,
     * the version file is deleted as well: the user wants to start again.
     */
    Path createStateFile(String name) throws LocalException {
        String version = name + Store.VERSION_SUFFIX;
        try {
            if (!Files.exists(folder.resolve(name))) {
                Files.deleteIfExists(folder.resolve(version));
            }
            createPrivateFile(folder.resolve(version));
            return createPrivateFile(folder.resolve(name));
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Renames a state file, so that the next start creates a new one; returns the new path if there was a file. */
    Optional<Path> setAside(String name) throws LocalException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Keeps the files of earlier --fresh starts: each may be the only copy of something.
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

    /** Replaces {@code outputs.json}, for programs, and {@code env}, for shells; each in one step. */
    void write(Outputs outputs) throws LocalException {
        replace("outputs.json", json(outputs));
        replace(
                "env",
                outputs.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + ShellQuoting.quote(variable.getValue()) + "\n")
                        .collect(Collectors.joining()));
    }

    /**
     * Writes {@code outputs.<name>.json} for each instance, in the form of {@code outputs.json}, and deletes those of other
     * instances.
     */
    void writeInstances(Map<String, Outputs> instances) throws LocalException {
        Set<String> written = new HashSet<>();
        for (Map.Entry<String, Outputs> each : instances.entrySet()) {
            String name = "outputs." + each.getKey().replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
            replace(name, json(each.getValue()));
            written.add(name);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("outputs\\..+\\.json") && !written.contains(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw unwritable("outputs.json", e);
        }
    }

    private static String json(Outputs outputs) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(outputs.values()) + "\n";
    }

    private void replace(String name, String text) throws LocalException {
        try {
            Path temporary = createPrivateFile(folder.resolve(name + ".new"));
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private LocalException unwritable(String name, IOException e) {
        // A plain IOException has its reason in the message, such as "No space left on device"; others in the class.
        String reason = e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
        return new LocalException(folder.resolve(name).toAbsolutePath() + " cannot be written (" + reason
                + "): make its folder writable, or choose another folder with --state");
    }

    /** Creates the file if it does not exist; only its owner can read it. */
    static Path createPrivateFile(Path file) throws IOException {
        FileAttribute<?>[] mode = ownerOnly(file, "rw-------");
        try {
            return Files.createFile(file, mode);
        } catch (FileAlreadyExistsException e) {
            if (mode.length > 0 && Files.isRegularFile(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file;
        }
    }

    /** Empty if the file system does not support POSIX permissions. */
    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
