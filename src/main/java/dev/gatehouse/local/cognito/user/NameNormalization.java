package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.state.UserPool;

/**
 * Decides whether two names are equal. Every comparison of user names and aliases uses it. DOC
 * "UsernameConfigurationType": in a pool that is not case-sensitive, user names and the aliases email and
 * preferred_username ignore case. CHOICE: only for the letters A to Z. AWS documents nothing for other letters, and
 * Unicode case folding maps some of them to another user's name: the Kelvin sign (U+212A) to k, the long s (U+017F) to
 * s.
 */
public final class NameNormalization {
    private NameNormalization() {}

    /** The form of a name that the pool compares. */
    public static String normalize(UserPool pool, String name) {
        return pool.caseSensitive() ? name : asciiLowerCase(name);
    }

    public static boolean areSame(UserPool pool, String one, String other) {
        return normalize(pool, one).equals(normalize(pool, other));
    }

    /** Converts A to Z to lower case. Every other character stays as it is. */
    public static String asciiLowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
    }
}
