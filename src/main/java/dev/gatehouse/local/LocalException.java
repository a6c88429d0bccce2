package dev.gatehouse.local;

/** The local cloud cannot start or reload. The message is one line, or one report, for the user. */
final class LocalException extends Exception {
    private static final long serialVersionUID = 1L;

    LocalException(String message) {
        super(message);
    }
}
