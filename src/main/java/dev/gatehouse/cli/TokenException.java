package dev.gatehouse.cli;

/** There is no token. The message contains no secret; it says why, and how to fix it. */
final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private TokenException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The server refused the request, or did not answer. */
    static TokenException refused(String message) {
        return new TokenException(1, message);
    }

    /** The command cannot be run as written. */
    static TokenException wrongInput(String message) {
        return new TokenException(2, message);
    }

    int exitCode() {
        return exitCode;
    }
}
