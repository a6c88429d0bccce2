package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The archive of loaded classes (class data sharing), which halves the time of a start. The script {@code gatehouse} creates it
 * after a build and names it by a system property.
 */
final class StartArchive {
    private static final String PROPERTY = "gatehouse.archive";

    private StartArchive() {}

    /** A JVM ignores the archive of another JDK. Without the file, the script creates a new one before the next start. */
    static void deleteIfOfAnotherJdk() {
        String archive = System.getProperty(PROPERTY);
        if (archive == null) {
            return;
        }
        try {
            if (!Files.readString(jdkFile(archive)).equals(jdk())) {
                Files.deleteIfExists(Path.of(archive));
            }
        } catch (IOException e) {
            // The start is only slower.
            return;
        }
    }

    /** Notes which JDK creates the archive. */
    static void writeJdk() throws IOException {
        String archive = System.getProperty(PROPERTY);
        if (archive != null) {
            Files.writeString(jdkFile(archive), jdk());
        }
    }

    private static Path jdkFile(String archive) {
        return Path.of(archive + ".jdk");
    }

    private static String jdk() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version") + "\n";
    }
}
