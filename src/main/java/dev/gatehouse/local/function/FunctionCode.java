package dev.gatehouse.local.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which version of a jar lies on disk: a build writes another time or size. */
record FunctionCode(long modified, long size) {
    /** Empty when the file cannot be read, as while it is being written anew. */
    static Optional<FunctionCode> of(Path jar) {
        try {
            return Optional.of(new FunctionCode(Files.getLastModifiedTime(jar).toMillis(), Files.size(jar)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
