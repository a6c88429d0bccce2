package dev.gatehouse.local.state;

import org.jspecify.annotations.Nullable;

/** The state file cannot be used. The message is one line for the user. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
