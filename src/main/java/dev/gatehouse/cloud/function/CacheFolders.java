package dev.gatehouse.cloud.function;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folders for copies of the archives.
 *
 * @param ofUser in the user's cache; empty if the user has no home folder
 * @param temporary in the folder for temporary files, for a user whose cache cannot be written
 */
record CacheFolders(Optional<Path> ofUser, Path temporary) {
    private static final String NAME = "gatehouse";

    /**
     * The folders of this machine.
     *
     * @param cacheHome XDG_CACHE_HOME; ignored if it is not absolute (XDG Base Directory Specification)
     * @param system the properties of the JVM
     */
    static CacheFolders of(@Nullable String cacheHome, Properties system) {
        Optional<Path> ofUser = absolute(cacheHome)
                // The JVM gives "?" for a user without an entry in /etc/passwd.
                .or(() -> absolute(system.getProperty("user.home")).map(home -> home.resolve(".cache")))
                .map(cache -> cache.resolve(NAME).resolve("function"));
        String user = system.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return new CacheFolders(
                ofUser,
                Path.of(system.getProperty("java.io.tmpdir")).toAbsolutePath().resolve(NAME + "-function-" + user));
    }

    private static Optional<Path> absolute(@Nullable String folder) {
        try {
            return Optional.ofNullable(folder)
                    .filter(text -> !text.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
