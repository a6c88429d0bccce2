package dev.gatehouse.local.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be printed: {@link #toString} returns {@code ***}, and comparison takes constant time. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, to send or hash it. */
    public String reveal() {
        return text;
    }

    /** Whether {@code candidate} is this secret. The time does not depend on the position of the first difference. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && matches(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
