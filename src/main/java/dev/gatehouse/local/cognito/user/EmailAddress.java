package dev.gatehouse.local.cognito.user;

import java.util.regex.Pattern;

/** The form of an e-mail address. CHOICE: one @ with text on both sides, without spaces or control characters. */
public final class EmailAddress {
    private static final Pattern PATTERN = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= 256 && PATTERN.matcher(text).matches();
    }
}
