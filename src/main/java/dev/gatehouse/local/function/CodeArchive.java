package dev.gatehouse.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A deployment package in one file. */
final class CodeArchive {
    private CodeArchive() {}

    /** @throws IOException for a file that is no archive, or one that would write beside its target */
    static void unpack(Path archive, Path target) throws IOException {
        Files.createDirectories(target);
        boolean empty = true;
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " has an entry outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                }
                empty = false;
            }
        }
        if (empty) {
            throw new IOException(archive + " is no zip archive with files: write a folder, or pack it anew");
        }
    }
}
