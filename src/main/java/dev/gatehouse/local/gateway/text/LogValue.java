package dev.gatehouse.local.gateway.text;

import com.google.gson.JsonElement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value that a caller sent, short and harmless enough for a line of the log. */
public final class LogValue {
    private static final int LENGTH = 120;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    private LogValue() {}

    public static String of(@Nullable JsonElement value) {
        return value == null ? "none" : of(value.toString());
    }

    /** A method or a path, of which anything but printable ASCII is hidden. */
    public static String plain(String text) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
    }

    public static String of(String text) {
        String clean = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        return UNSEEN.matcher(clean).replaceAll("?");
    }
}
