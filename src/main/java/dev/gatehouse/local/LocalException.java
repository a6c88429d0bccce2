package dev.gatehouse.local;

/** The local cloud cannot start or go on; the message is one line, or one report, for a person. */
final class LocalException extends Exception {
    private static final long serialVersionUID = 1L;

    LocalException(String message) {
        super(message);
    }
}
