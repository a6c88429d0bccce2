package dev.gatehouse.client;

/** There is no token. The message contains no secret; it says why, and how to fix it. */
public final class NoTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private NoTokenException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The server refused the request, or did not answer. */
    public static NoTokenException refused(String message) {
        return new NoTokenException(1, message);
    }

    /** The command cannot be run as written. */
    public static NoTokenException wrongInput(String message) {
        return new NoTokenException(2, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
