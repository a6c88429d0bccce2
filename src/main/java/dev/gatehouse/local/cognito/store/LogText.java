package dev.gatehouse.local.cognito.store;

/** Text from a caller, made safe for one line of the log. */
public final class LogText {
    private static final int MAX_LENGTH = 120;

    private LogText() {}

    public static String of(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH) + "…";
    }
}
