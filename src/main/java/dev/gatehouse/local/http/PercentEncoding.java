package dev.gatehouse.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decodes percent-encoded paths and queries. It refuses incomplete escapes and bytes that are not valid UTF-8. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** Decodes text and keeps plus signs. Empty if the text cannot be decoded. */
    public static Optional<String> decode(String encoded) {
        return decode(encoded, false);
    }

    /** DOC "Create routes for HTTP APIs": request parameters are URL-decoded before the integration sees them. */
    public static Map<String, String> decodeValues(Map<String, String> variables) {
        Map<String, String> decoded = new LinkedHashMap<>();
        variables.forEach((name, value) -> decoded.put(name, decode(value).orElse(value)));
        return decoded;
    }

    /** Decodes text of a query, where a plus sign is a space. Empty if the text cannot be decoded. */
    public static Optional<String> decodeQuery(String encoded) {
        return decode(encoded, true);
    }

    private static Optional<String> decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0 && !(plusIsSpace && encoded.indexOf('+') >= 0)) {
            return Optional.of(encoded);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(plusIsSpace && raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return StrictUtf8.decode(bytes.toByteArray());
    }
}
