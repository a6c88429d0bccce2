package dev.gatehouse.cloud.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A file whose path names its content, and which several programs may write at the same time. */
final class CachedFile {
    private CachedFile() {}

    /**
     * Writes the file if it is not there with this content. No reader sees a part of it. The file can be read by its
     * owner only, because temporary files have these permissions.
     */
    static void write(Path file, byte[] content) throws IOException {
        if (has(file, content)) {
            return;
        }
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "", ".new");
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Windows does not replace a file that another program reads.
            if (!has(file, content)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static boolean has(Path file, byte[] content) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == content.length
                    && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            // Another program replaces the file, or it cannot be read: it is written.
            return false;
        }
    }
}
