package dev.gatehouse.local.function;

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

/** Which version of a function's archive or folder lies on disk: who writes a file gives it another time or size. */
record CodeVersion(Map<Path, Stamp> files) {
    /**
     * CHOICE: these are not watched. Python writes the first itself; the second holds thousands of files, and a change
     * of theirs comes with one of package.json beside them.
     */
    private static final Set<String> UNWATCHED = Set.of("__pycache__", "node_modules", ".git", ".venv");

    /** What a file looks like from outside. */
    record Stamp(long modified, long size) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
        }
    }

    CodeVersion {
        files = Map.copyOf(files);
    }

    /** Empty when it cannot be read, as while it is being written anew. */
    static Optional<CodeVersion> of(Path code) {
        Map<Path, Stamp> files = new HashMap<>();
        try {
            Files.walkFileTree(code, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean unwatched = !folder.equals(code)
                            && UNWATCHED.contains(folder.getFileName().toString());
                    return unwatched ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
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
}
