package dev.gatehouse.local.state;

/** The state file cannot be used; the message is one line for a person. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
