package dev.gatehouse.local;

import java.util.regex.Pattern;

/** Quotes text for a POSIX shell. */
final class ShellQuoting {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._/-]+");

    private ShellQuoting() {}

    /** The text as one word of which the shell expands nothing; unchanged if it needs no quotes. */
    static String quote(String text) {
        return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
