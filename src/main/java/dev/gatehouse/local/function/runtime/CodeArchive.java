package dev.gatehouse.local.function.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks or copies the deployment package of a function. */
final class CodeArchive {
    private CodeArchive() {}

    /** @throws IOException if the file is not a zip archive, or has an entry outside the target folder */
    static void unpack(Path archive, Path target) throws IOException {
        Files.createDirectories(target);
        boolean empty = true;
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " has an entry outside the archive: " + entry.getName());
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
            throw new IOException(archive + " must be a zip archive with files; pack it again, or declare a folder");
        }
    }

    /** Copies a folder with its contents. */
    static void copy(Path folder, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, target.resolve(folder.relativize(each).toString()));
            }
        }
    }
}
