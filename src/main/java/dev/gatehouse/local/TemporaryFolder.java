package dev.gatehouse.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that only its owner can read, and that is deleted with its content when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder create() throws LocalException {
        try {
            return new TemporaryFolder(Files.createTempDirectory("gatehouse-"));
        } catch (IOException e) {
            throw new LocalException("cannot create a temporary folder (" + e.getMessage()
                    + "): make the folder of java.io.tmpdir writable, or choose another one with -Djava.io.tmpdir");
        }
    }

    /** Leaves files that cannot be deleted. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.err.println("the temporary folder " + path + " cannot be deleted: " + e.getMessage());
        }
    }
}
