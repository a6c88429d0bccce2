package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.util.Locale;

/** A change could not be written to the state file, and was not made; the message is one line for a person. */
public final class StateWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StateWriteException(String message, Throwable cause) {
        super(message, cause);
    }

    static StateWriteException of(Path file, Throwable cause) {
        String reason = isDiskFull(cause)
                ? "the disk is full): free some space"
                : "it cannot be written: " + deepest(cause) + "): make it writable";
        return new StateWriteException(
                "state file " + file + " was not changed (" + reason
                        + "; nothing that was answered with success is lost, and no restart is needed",
                cause);
    }

    /** By the words of Linux, macOS and Windows; Java has no other sign. */
    private static boolean isDiskFull(Throwable cause) {
        String words = deepest(cause).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("disk quota exceeded");
    }

    private static String deepest(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : deepest(cause);
    }
}
