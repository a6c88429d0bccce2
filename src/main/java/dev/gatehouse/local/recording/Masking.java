package dev.gatehouse.local.recording;

import java.util.Optional;

/** Replaces secrets in recorded texts with {@code ***}: passwords, codes, client secrets, cookies and signatures of tokens. */
public final class Masking {
    private static final String MASK = "***";

    private static final Replacement STARS = new Replacement() {
        @Override
        public String secret(String name) {
            return MASK;
        }

        @Override
        public String token(String readable) {
            return readable + "." + MASK;
        }
    };

    private static final Masker MASKER = new Masker(STARS, true);
    private static final Masker ONE_LINE = new Masker(STARS, false);

    private Masking() {}

    /** A header value. Of Authorization, it keeps the scheme and the readable parts of a token. */
    public static String header(String name, String value) {
        return MASKER.header(name, value);
    }

    /** Masks tokens and codes anywhere in a text. */
    public static String text(String text) {
        return MASKER.text(text);
    }

    /** A query string or a form: masks the values of secret fields. */
    public static String form(String encoded) {
        return MASKER.form(encoded);
    }

    /** A body: JSON is indented. Bodies of another type are shown as text. */
    public static String body(String contentType, String body) {
        return MASKER.body(contentType, body);
    }

    /** A line of a log: JSON stays one line. */
    public static String line(String line) {
        return ONE_LINE.body("", line);
    }

    /** Empty if the text is not a JSON object or array. */
    public static Optional<String> json(String text) {
        return MASKER.json(text);
    }
}
