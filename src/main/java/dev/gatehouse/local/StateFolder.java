package dev.gatehouse.local;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        } catch (IOException e) {
            throw new LocalException("state folder " + folder.toAbsolutePath() + " cannot be written ("
                    + e.getClass().getSimpleName() + "): make it writable, or name another by --state");
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Moves a state file away, so that the next start is a clean one; returns where it went. */
    Path setAside(String name) throws LocalException {
        Path aside = file(name + ".before-fresh");
        try {
            if (Files.exists(file(name))) {
                Files.move(file(name), aside, StandardCopyOption.REPLACE_EXISTING);
            }
            return aside;
        } catch (IOException e) {
            throw new LocalException("state file " + file(name) + " cannot be set aside: " + e.getMessage());
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
            Files.move(fresh, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(name), e);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().containsAll(List.of("posix"))) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
