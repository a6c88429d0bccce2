package dev.gatehouse.local.cognito.user;

import java.util.regex.Pattern;

/** What counts as an e-mail address. CHOICE: one @, something on both sides, neither blanks nor control characters. */
public final class EmailAddress {
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= 256 && SHAPE.matcher(text).matches();
    }
}
