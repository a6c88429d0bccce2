package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.state.UserPool;

/**
 * Which names are the same name: used wherever names or attributes of users are compared. DOC "UsernameConfigurationType":
 * in a pool that is not case-sensitive, user names and the aliases email and preferred_username are the same in any
 * capitals. CHOICE: of the letters A to Z only. AWS documents nothing for other letters, and Unicode folds some of them
 * into another user's name: the Kelvin sign (U+212A) into k, the long s (U+017F) into s.
 */
public final class NameNormalization {
    private NameNormalization() {}

    /** A name as its pool tells names apart. */
    public static String normalize(UserPool pool, String name) {
        return pool.caseSensitive() ? name : asciiLowerCase(name);
    }

    public static boolean areSame(UserPool pool, String one, String other) {
        return normalize(pool, one).equals(normalize(pool, other));
    }

    /** With A to Z in lower case; every other character as it is. */
    public static String asciiLowerCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return folded.toString();
    }
}
