package dev.gatehouse.local.function.code;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The version of a function's archive or folder on disk, identified by the modification time and size of its files. */
public record CodeVersion(Map<Path, Stamp> files) {
    /**
     * CHOICE: changes in these folders are ignored. Python writes __pycache__ itself; node_modules has thousands of
     * files, and package.json changes with it.
     */
    private static final Set<String> IGNORED_FOLDERS = Set.of("__pycache__", "node_modules", ".git", ".venv");

    /** The attributes that identify a version of a file. */
    record Stamp(long modified, long size) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
        }
    }

    public CodeVersion {
        files = Map.copyOf(files);
    }

    /** Returns empty if the code cannot be read, for example during a build. */
    public static Optional<CodeVersion> of(Path code) {
        Map<Path, Stamp> files = new HashMap<>();
        try {
            Files.walkFileTree(code, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean ignored = !folder.equals(code)
                            && IGNORED_FOLDERS.contains(folder.getFileName().toString());
                    return ignored ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.put(file, Stamp.of(attributes));
                    return FileVisitResult.CONTINUE;
                }
            });
            return Optional.of(new CodeVersion(files));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a file was saved after all files of the other version. */
    boolean isNewerThan(CodeVersion other) {
        return newest() > other.newest();
    }

    private long newest() {
        return files.values().stream().mapToLong(Stamp::modified).max().orElse(0);
    }
}
