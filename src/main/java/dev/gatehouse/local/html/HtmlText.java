package dev.gatehouse.local.html;

import io.jstach.jstache.JStacheContentType;
import java.util.function.Function;

/**
 * Text in an HTML document. Templates whose package has it as their content type escape every value with it. Unlike the
 * default of JStachio, it leaves {@code =} and the backtick as they are, because all attributes of our pages are in quotes.
 */
@JStacheContentType(mediaType = "text/html")
public final class HtmlText {
    private HtmlText() {}

    /** JStachio calls this method. */
    public static Function<String, String> provider() {
        return HtmlText::escape;
    }

    /** Escapes text for HTML content and for attributes in double or single quotes. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escape(text.charAt(i));
            if (!escaped.isEmpty()) {
                safe.append(text, copied, i).append(escaped);
                copied = i + 1;
            }
        }
        return safe.append(text, copied, text.length()).toString();
    }

    /** Empty for a character that needs no escaping. */
    private static String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }
}
