package dev.gatehouse.local.cognito.store;

/** What a caller sent, fit for one line of the log. */
public final class LogText {
    private static final int LONGEST = 120;

    private LogText() {}

    public static String of(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
