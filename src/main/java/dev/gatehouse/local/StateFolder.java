package dev.gatehouse.local;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** {@code .gatehouse/}: what the local cloud keeps between runs, readable by its owner alone. */
final class StateFolder {
    private final Path folder;

    private StateFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws LocalException in one line, when the folder cannot be made or written */
    static StateFolder open(Path folder) throws LocalException {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            Path probe = Files.createTempFile(folder, "probe", "");
            Files.delete(probe);
            return new StateFolder(folder);
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

    private Path path(String name) {
        return folder.resolve(name);
    }

    /** A file that its owner alone reads, made when it is not there. */
    Path file(String name) throws LocalException {
        Path file = path(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            restrict(file, "rw-------");
            return file;
        } catch (IOException e) {
            throw new LocalException("state file " + file + " cannot be written: " + e.getMessage());
        }
    }

    /** Moves a state file away, so that the next start is a clean one; returns where it went. */
    Path setAside(String name) throws LocalException {
        Path aside = path(name + ".before-fresh");
        try {
            if (Files.exists(path(name))) {
                Files.move(path(name), aside, StandardCopyOption.REPLACE_EXISTING);
            }
            return aside;
        } catch (IOException e) {
            throw new LocalException("state file " + path(name) + " cannot be set aside: " + e.getMessage());
        }
    }

    /** {@code outputs.json} for programs and {@code env} for shells, each replaced at once. */
    void write(Outputs outputs) {
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
                        .map(variable ->
                                variable.getKey() + "='" + variable.getValue().replace("'", "'\\''") + "'")
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private void replace(String name, String text) {
        try {
            Path fresh = Files.createTempFile(folder, name, ".new");
            restrict(fresh, "rw-------");
            Files.writeString(fresh, text);
            Files.move(fresh, path(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path(name), e);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().containsAll(List.of("posix"))) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
