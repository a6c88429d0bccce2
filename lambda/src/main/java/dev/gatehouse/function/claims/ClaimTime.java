package dev.gatehouse.function.claims;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a time claim as API Gateway writes it. */
final class ClaimTime {
    /** HTTP API: a NumericDate (RFC 7519, section 2), seconds since 1970. 11 digits reach beyond the year 5000. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** REST API: OBS (re:Post, awsdocs #158) a formatted date, {@code Mon Nov 23 13:46:20 UTC 2026}. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ENGLISH);

    private ClaimTime() {}

    /** Empty if the text is not a time. */
    static Optional<Instant> read(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(DATE.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
