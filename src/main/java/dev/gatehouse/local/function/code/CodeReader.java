package dev.gatehouse.local.function.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipFile;

/**
 * Reads the code of a function before each invocation, and each second. Code that an editor or a build is writing is
 * read when it is complete: meanwhile the invocation waits.
 */
public final class CodeReader {
    /** How long a build can take to replace an archive. An invocation waits no longer, and then fails. */
    public static final Duration BUILD_TIME = Duration.ofSeconds(10);

    /** The files of a saved change follow each other within milliseconds. */
    private static final long SETTLE_MILLIS = 50;

    private final CodeVersionReader versions;
    private final SavedSources sources;
    private final Duration buildTime;
    private Optional<CodeVersion> last = Optional.empty();
    /** When the code began to differ from the last version, in System.nanoTime. */
    private OptionalLong changing = OptionalLong.empty();

    /** @param buildTime how long to wait for an archive that was deleted or is not complete */
    public CodeReader(CodeVersionReader versions, SavedSources sources, Duration buildTime) {
        this.versions = versions;
        this.sources = sources;
        this.buildTime = buildTime;
    }

    /**
     * Returns the code, or empty if it does not exist.
     *
     * @param code a folder or an archive
     */
    public synchronized Optional<CodeSnapshot> read(Path code) {
        Optional<CodeVersion> version = versions.of(code);
        if (last.isPresent() && !version.equals(last)) {
            version = settled(code, version);
        }
        if (version.isPresent()) {
            last = version;
            changing = OptionalLong.empty();
        }
        return version.map(found -> new CodeSnapshot(found, sources.compiled(code, found)));
    }

    /** Waits until the code is the same twice and complete, or until a build would have ended. */
    private Optional<CodeVersion> settled(Path code, Optional<CodeVersion> found) {
        Optional<CodeVersion> before = found;
        long since = changing.orElseGet(System::nanoTime);
        changing = OptionalLong.of(since);
        while (System.nanoTime() - since < buildTime.toNanos()) {
            try {
                Thread.sleep(SETTLE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return before;
            }
            Optional<CodeVersion> now = versions.of(code);
            if (now.isPresent() && now.equals(before) && isComplete(code)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** The directory of a zip archive is at its end, so an archive that is being written cannot be opened. */
    private static boolean isComplete(Path code) {
        if (Files.isDirectory(code)) {
            return true;
        }
        try (ZipFile archive = new ZipFile(code.toFile())) {
            return archive.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
