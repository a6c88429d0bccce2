package dev.gatehouse.function.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A header value as MCP writes names that are not plain ASCII: {@code =?base64?…?=} (Streamable HTTP, Value Encoding). */
final class HeaderValue {
    private static final String START = "=?base64?";
    private static final String END = "?=";

    private HeaderValue() {}

    /** The value itself if it is not encoded, or not validly. */
    static String decoded(String value) {
        if (value.length() < START.length() + END.length() || !value.startsWith(START) || !value.endsWith(END)) {
            return value;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(value.substring(START.length(), value.length() - END.length()));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
