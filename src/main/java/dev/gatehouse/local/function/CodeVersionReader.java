package dev.gatehouse.local.function;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which version of a function's code is on disk, asked at each call of the function. */
final class CodeVersionReader {
    /** CHOICE: to look at so many files takes less than a millisecond, and a saved file runs with the next call. */
    static final int FEW_FILES = 100;

    /** CHOICE: how long what was found in a larger folder holds. */
    static final Duration KEEP = Duration.ofSeconds(1);

    private final Clock clock;
    private Optional<Found> last = Optional.empty();

    private record Found(Path path, CodeVersion code, Instant at) {}

    CodeVersionReader(Clock clock) {
        this.clock = clock;
    }

    /** Empty when it cannot be read, as while it is being written anew. */
    synchronized Optional<CodeVersion> of(Path path) {
        Instant now = clock.instant();
        Optional<CodeVersion> kept = last.filter(found -> found.path().equals(path))
                .filter(found -> found.code().files().size() > FEW_FILES)
                .filter(found -> found.at().plus(KEEP).isAfter(now))
                .map(Found::code);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<CodeVersion> code = CodeVersion.of(path);
        last = code.map(found -> new Found(path, found, now));
        return code;
    }
}
