package dev.gatehouse.local.gateway.text;

import com.google.gson.JsonElement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a value that a caller sent safe for a log line: limits its length and replaces control characters. */
public final class LogValue {
    private static final int MAX_LENGTH = 120;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    private LogValue() {}

    public static String of(@Nullable JsonElement value) {
        return value == null ? "none" : of(value.toString());
    }

    /** A method or a path; characters outside printable ASCII are replaced. */
    public static String plain(String text) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
    }

    public static String of(String text) {
        String clean = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return INVISIBLE.matcher(clean).replaceAll("?");
    }
}
