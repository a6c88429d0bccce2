package dev.gatehouse.local.function.code;

import java.nio.file.Path;
import java.util.Optional;

/** Compiles source files that were saved after their archive was built. */
@FunctionalInterface
public interface SavedSources {
    /** For functions whose archive is changed only by a build. */
    SavedSources NONE = (archive, version) -> Optional.empty();

    /**
     * Returns a folder with the classes of the saved source files; empty if none was saved since the archive was built. If
     * the sources have errors, it is the folder as of the last compilation without errors.
     *
     * @param version the archive as it is now
     */
    Optional<Path> compiled(Path archive, CodeVersion version);
}
