package dev.gatehouse.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that only its owner can read, and that is deleted with its content when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** @throws IOException with a message that says what to do */
    public static TemporaryFolder create() throws IOException {
        try {
            return new TemporaryFolder(Files.createTempDirectory("gatehouse-"));
        } catch (IOException e) {
            throw new IOException(
                    "cannot create a temporary folder (" + e.getMessage()
                            + "): make the folder of java.io.tmpdir writable, or choose another one with -Djava.io.tmpdir",
                    e);
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
