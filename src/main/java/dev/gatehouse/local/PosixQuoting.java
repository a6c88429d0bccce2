package dev.gatehouse.local;

import java.util.regex.Pattern;

/** Texts as words of a POSIX shell. */
final class PosixQuoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    private PosixQuoting() {}

    /** The text as one word that the shell does not look into; as it is where nothing in it means anything. */
    static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
