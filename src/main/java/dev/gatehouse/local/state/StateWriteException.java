package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.util.Locale;

/** A change could not be written to the state file and was rolled back. The message is one line for the user. */
public final class StateWriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StateWriteException(String message, Throwable cause) {
        super(message, cause);
    }

    static StateWriteException of(Path file, Throwable cause) {
        String reason = isDiskFull(cause)
                ? "the disk is full): free some space"
                : "it cannot be written: " + rootMessage(cause) + "): make it writable";
        return new StateWriteException(
                "state file " + file + " was not changed (" + reason
                        + "; earlier successful requests are not lost, and no restart is needed",
                cause);
    }

    /** Compares with the messages of Linux, macOS and Windows: Java has no error code for it. */
    private static boolean isDiskFull(Throwable cause) {
        String message = rootMessage(cause).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : rootMessage(cause);
    }
}
