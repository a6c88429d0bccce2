package dev.gatehouse.function.json;

/** A text is not JSON as {@link StrictJson} accepts it. The message names the rule, and no part of the text. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidJsonException(String rule) {
        // No stack trace: any caller can cause thousands of these.
        super(rule, null, false, false);
    }

    /** The rule that the text violates: "must be …". */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
