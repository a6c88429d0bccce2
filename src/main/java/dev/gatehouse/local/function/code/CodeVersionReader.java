package dev.gatehouse.local.function.code;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the version of a function's code on disk before each invocation. */
public final class CodeVersionReader {
    /**
     * CHOICE: reading the attributes of this many files takes less than 1 ms, so a saved file is used by the next
     * invocation.
     */
    static final int MAX_UNCACHED_FILES = 100;

    /** CHOICE: how long the version of a larger folder is cached. */
    static final Duration CACHE_TTL = Duration.ofSeconds(1);

    private final Clock clock;
    private Optional<Cached> last = Optional.empty();

    private record Cached(Path path, CodeVersion code, Instant at) {}

    public CodeVersionReader(Clock clock) {
        this.clock = clock;
    }

    /** Returns empty if the code cannot be read, for example during a build. */
    public synchronized Optional<CodeVersion> of(Path path) {
        Instant now = clock.instant();
        Optional<CodeVersion> cached = last.filter(found -> found.path().equals(path))
                .filter(found -> found.code().files().size() > MAX_UNCACHED_FILES)
                .filter(found -> found.at().plus(CACHE_TTL).isAfter(now))
                .map(Cached::code);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<CodeVersion> code = CodeVersion.of(path);
        last = code.map(found -> new Cached(path, found, now));
        return code;
    }
}
